package dev.assay.server.dataview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which tasks a list holds.
sealed interface Filter {
    /// Those that pass every part; all when there is none.
    record All(List<Filter> parts) implements Filter {
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
    record Compare(Target target, Operator operator, Operand operand) implements Filter {}

    /// Those whose data holds the text somewhere, in any case.
    record Contains(String text) implements Filter {}

    /// These tasks, or all but these.
    record Ids(List<Long> ids, boolean inside) implements Filter {
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    Filter EVERYTHING = new All(List.of());

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
