package dev.assay.server.dataview;

import dev.assay.server.task.TaskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Which tasks a list holds.
sealed interface Filter {
    /// Those that pass every part; all when there is none.
    record All(List<Filter> parts) implements Filter {
        static final All EVERYTHING = new All(List.of());

        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Those that pass some part; none when there is none.
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// Those whose value stands in this relation to the operand.
    record Compare(Target target, Operator operator, Operand operand) implements Filter {
        private Optional<Set<TaskState>> comparedStates() {
            Optional<Set<TaskState>> named = operand.states();
            if (named.isEmpty() || !target.equals(new Target.OfTask(TaskColumn.STATE))) {
                return Optional.empty();
            }
            Set<TaskState> others = EnumSet.allOf(TaskState.class);
            others.removeAll(named.get());
            return switch (operator) {
                case EQUAL, IN_LIST -> named;
                case NOT_EQUAL, NOT_IN_LIST -> Optional.of(others);
                case LESS,
                        GREATER,
                        LESS_OR_EQUAL,
                        GREATER_OR_EQUAL,
                        IN,
                        NOT_IN,
                        EMPTY,
                        CONTAINS,
                        NOT_CONTAINS,
                        REGEX,
                        STARTS_WITH,
                        ENDS_WITH,
                        EXISTS,
                        NOT_EXISTS -> Optional.empty();
            };
        }
    }

    /// Those whose data holds the text somewhere, in any case.
    record Contains(String text) implements Filter {}

    /// These tasks, or all but these.
    record Ids(List<Long> ids, boolean inside) implements Filter {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /// The states that pass, when the filter looks at nothing else; empty when it does.
    default Optional<Set<TaskState>> states() {
        return switch (this) {
            case All(List<Filter> parts) -> combined(parts, EnumSet.allOf(TaskState.class), Set::retainAll);
            case Any(List<Filter> parts) -> combined(parts, EnumSet.noneOf(TaskState.class), Set::addAll);
            case Compare compare -> compare.comparedStates();
            case Contains _, Ids _ -> Optional.empty();
        };
    }

    private static Optional<Set<TaskState>> combined(
            List<Filter> parts, Set<TaskState> start, BiConsumer<Set<TaskState>, Set<TaskState>> combine) {
        for (Filter part : parts) {
            Optional<Set<TaskState>> own = part.states();
            if (own.isEmpty()) {
                return own;
            }
            combine.accept(start, own.get());
        }
        return Optional.of(start);
    }

    /// How many values the filter names; its size in memory goes with it.
    default int values() {
        return switch (this) {
            case All(List<Filter> parts) ->
                parts.stream().mapToInt(Filter::values).sum();
            case Any(List<Filter> parts) ->
                parts.stream().mapToInt(Filter::values).sum();
            case Compare compare ->
                compare.operand() instanceof Operand.Several(List<Operand> several) ? several.size() : 1;
            case Contains _ -> 1;
            case Ids named -> named.ids().size();
        };
    }

    /// What is compared.
    sealed interface Target {
        record OfTask(TaskColumn column) implements Target {}

        /// A value in the task's data, by the keys that lead to it.
        record OfData(List<String> path) implements Target {
            public OfData {
                path = List.copyOf(path);
            }
        }
    }

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        GREATER,
        LESS_OR_EQUAL,
        GREATER_OR_EQUAL,
        IN,
        NOT_IN,
        IN_LIST,
        NOT_IN_LIST,
        EMPTY,
        CONTAINS,
        NOT_CONTAINS,
        REGEX,
        STARTS_WITH,
        ENDS_WITH,
        EXISTS,
        NOT_EXISTS;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Operator> named(String wireName) {
            for (Operator operator : values()) {
                if (operator.wireName().equals(wireName)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }
    }

    /// What it is compared with.
    sealed interface Operand {
        /// The states that texts name; words that are no state name none.
        private Optional<Set<TaskState>> states() {
            return switch (this) {
                case Text(String value) ->
                    Optional.of(TaskState.ofWireName(value)
                            .map(state -> Set.of(state))
                            .orElse(Set.of()));
                case Several(List<Operand> values) -> {
                    Set<TaskState> all = EnumSet.noneOf(TaskState.class);
                    boolean texts = values.stream().allMatch(Text.class::isInstance);
                    values.forEach(value -> value.states().ifPresent(all::addAll));
                    yield texts ? Optional.of(all) : Optional.empty();
                }
                case Amount _, Flag _, Range _, Time _ -> Optional.empty();
            };
        }

        record Amount(BigDecimal value) implements Operand {}

        record Text(String value) implements Operand {}

        record Time(Instant value) implements Operand {}

        record Flag(boolean value) implements Operand {}

        /// Both ends inclusive.
        record Range(Operand low, Operand high) implements Operand {}

        record Several(List<Operand> values) implements Operand {
            public Several {
                values = List.copyOf(values);
            }
        }
    }
}
