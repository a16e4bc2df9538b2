package dev.assay.server.dataview;

import dev.assay.server.dataview.Filter.Operand;
import dev.assay.server.dataview.Filter.Operator;
import dev.assay.server.dataview.Filter.Target;
import dev.assay.server.dataview.TaskColumn.Kind;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads filters, ordering and selections as the data manager writes them. All faults are gathered, then refused.
final class QueryJson {
    private static final String PREFIX = "filter:tasks:";
    private static final int MAX_CONDITIONS = 200;
    private static final int MAX_IDS = 100_000;
    private static final int MAX_DIGITS = 300;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private final List<Problem.Detail> problems = new ArrayList<>();
    private int conditions;

    private QueryJson() {}

    /// `node` has `filters`, `ordering`, `selectedItems`, each of them optional or null.
    static TaskQuery read(long projectId, JsonNode node) {
        QueryJson reader = new QueryJson();
        Filter filter = reader.filters(node.path("filters"), "/filters");
        TaskQuery.Order order = reader.order(node.path("ordering"));
        Optional<Filter> selected = reader.selection(node.path("selectedItems"));
        reader.refuseIfFaulty();
        TaskQuery query = new TaskQuery(projectId, filter, order);
        return selected.map(query::and).orElse(query);
    }

    /// Whether a selection names tasks at all, by ids or by `all: true`.
    static boolean selects(JsonNode node) {
        JsonNode selected = node.path("selectedItems");
        return selected.path("all").asBoolean(false)
                || !selected.path("included").isEmpty();
    }

    private void refuseIfFaulty() {
        if (!problems.isEmpty()) {
            throw new Refused(new DataviewProblem.InvalidQuery(problems));
        }
    }

    private void fault(String pointer, String message) {
        problems.add(new Problem.Detail(pointer, message));
    }

    private Filter filters(JsonNode node, String pointer) {
        if (node.isMissingNode() || node.isNull() || node.path("items").isEmpty()) {
            return Filter.All.EVERYTHING;
        }
        String conjunction = node.path("conjunction").asString("and");
        if (!conjunction.equals("and") && !conjunction.equals("or")) {
            fault(pointer + "/conjunction", "A conjunction is \"and\" or \"or\"; got \"%s\".".formatted(conjunction));
        }
        List<Filter> parts = new ArrayList<>();
        int index = 0;
        for (JsonNode item : node.path("items")) {
            parts.add(item(item, pointer + "/items/" + index++));
        }
        return conjunction.equals("or") ? new Filter.Any(parts) : new Filter.All(parts);
    }

    private Filter item(JsonNode item, String pointer) {
        if (++conditions > MAX_CONDITIONS) {
            if (conditions == MAX_CONDITIONS + 1) {
                fault(pointer, "A filter has at most %d conditions.".formatted(MAX_CONDITIONS));
            }
            return Filter.All.EVERYTHING;
        }
        if (item.has("items")) {
            return filters(item, pointer);
        }
        Filter own = compare(item, pointer);
        List<Filter> all = new ArrayList<>(List.of(own));
        for (String key : List.of("child_filter", "child_filters")) {
            JsonNode child = item.path(key);
            if (child.isObject()) {
                all.add(item(child, pointer + "/" + key));
            } else if (child.isArray()) {
                int index = 0;
                for (JsonNode one : child) {
                    all.add(item(one, pointer + "/" + key + "/" + index++));
                }
            }
        }
        return all.size() == 1 ? own : new Filter.All(all);
    }

    private Filter compare(JsonNode item, String pointer) {
        String name = item.path("filter").asString("");
        String operatorName = item.path("operator").asString("");
        Optional<Target> target = target(name);
        Optional<Operator> operator = Operator.named(operatorName);
        if (target.isEmpty()) {
            fault(pointer + "/filter", "There is no column \"%s\" to filter by.".formatted(name));
        }
        if (operator.isEmpty()) {
            fault(pointer + "/operator", "There is no operator \"%s\".".formatted(operatorName));
        }
        if (target.isEmpty() || operator.isEmpty()) {
            return Filter.All.EVERYTHING;
        }
        Kind kind = kindOf(target.get(), item.path("type").asString("Unknown"));
        return operand(operator.get(), kind, item.path("value"), pointer + "/value")
                .<Filter>map(operand -> new Filter.Compare(target.get(), operator.get(), operand))
                .orElse(Filter.All.EVERYTHING);
    }

    private static Optional<Target> target(String filter) {
        String plain = filter.startsWith("-") ? filter.substring(1) : filter;
        if (!plain.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String column = plain.substring(PREFIX.length()).replaceFirst("^-", "");
        if (column.startsWith("data.") && column.length() > 5) {
            return Optional.of(new Target.OfData(List.of(column.substring(5).split("\\."))));
        }
        return TaskColumn.named(column).map(Target.OfTask::new);
    }

    private static Kind kindOf(Target target, String type) {
        return switch (target) {
            case Target.OfTask(TaskColumn column) -> column.kind();
            case Target.OfData _ ->
                switch (type) {
                    case "Number" -> Kind.NUMBER;
                    case "Datetime" -> Kind.TIME;
                    case "Boolean" -> Kind.FLAG;
                    default -> Kind.TEXT;
                };
        };
    }

    private Optional<Operand> operand(Operator operator, Kind kind, JsonNode value, String pointer) {
        return switch (operator) {
            case EMPTY, EXISTS, NOT_EXISTS -> Optional.of(new Operand.Flag(flagOf(value)));
            case IN, NOT_IN -> range(kind, value, pointer);
            case IN_LIST, NOT_IN_LIST -> several(kind, value, pointer);
            case CONTAINS, NOT_CONTAINS ->
                kind == Kind.PERSON
                        ? several(Kind.NUMBER, value, pointer)
                        : Optional.of(new Operand.Text(textOf(value)));
            case REGEX, STARTS_WITH, ENDS_WITH -> Optional.of(new Operand.Text(textOf(value)));
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> single(kind, value, pointer);
        };
    }

    private Optional<Operand> range(Kind kind, JsonNode value, String pointer) {
        if (!value.isObject()) {
            fault(pointer, "This operator takes {\"min\": …, \"max\": …}.");
            return Optional.empty();
        }
        Optional<Operand> low = single(kind, value.path("min"), pointer + "/min");
        Optional<Operand> high = single(kind, value.path("max"), pointer + "/max");
        return low.flatMap(l -> high.map(h -> new Operand.Range(l, h)));
    }

    private Optional<Operand> several(Kind kind, JsonNode value, String pointer) {
        if (!value.isArray()) {
            if (kind == Kind.NUMBER && (value.isNumber() || value.isString())) {
                return single(kind, value, pointer).map(one -> new Operand.Several(List.of(one)));
            }
            fault(pointer, "This operator takes a list.");
            return Optional.empty();
        }
        if (value.size() > MAX_IDS) {
            fault(pointer, "A list has at most %d values; got %d.".formatted(MAX_IDS, value.size()));
            return Optional.empty();
        }
        List<Operand> values = new ArrayList<>();
        int index = 0;
        for (JsonNode one : value) {
            single(kind, one, pointer + "/" + index++).ifPresent(values::add);
        }
        return Optional.of(new Operand.Several(values));
    }

    private Optional<Operand> single(Kind kind, JsonNode value, String pointer) {
        return switch (kind) {
            case NUMBER, PERSON -> number(value, pointer);
            case TEXT -> Optional.of(new Operand.Text(textOf(value)));
            case TIME -> time(value, pointer);
            case FLAG -> Optional.of(new Operand.Flag(flagOf(value)));
        };
    }

    private Optional<Operand> number(JsonNode value, String pointer) {
        String text = value.asString("").strip();
        try {
            BigDecimal number = new BigDecimal(text);
            if (text.length() <= MAX_DIGITS && Math.abs((long) number.precision() - number.scale()) <= MAX_DIGITS) {
                return Optional.of(new Operand.Amount(number));
            }
            fault(pointer, "A number of at most %d digits is wanted.".formatted(MAX_DIGITS));
        } catch (NumberFormatException | ArithmeticException _) {
            fault(pointer, "A number is wanted; got \"%s\".".formatted(text));
        }
        return Optional.empty();
    }

    private Optional<Operand> time(JsonNode value, String pointer) {
        String text = value.asString("").strip();
        try {
            Instant at = text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? text : text + "Z")
                            .toInstant();
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                fault(pointer, "A time from %s to %s is wanted; got \"%s\".".formatted(EARLIEST, LATEST, text));
                return Optional.empty();
            }
            return Optional.of(new Operand.Time(at));
        } catch (DateTimeParseException _) {
            fault(pointer, "A time as 2026-01-31T10:00:00Z is wanted; got \"%s\".".formatted(text));
            return Optional.empty();
        }
    }

    private static boolean flagOf(JsonNode value) {
        return value.isBoolean()
                ? value.booleanValue()
                : !value.asString("true").equalsIgnoreCase("false");
    }

    private static String textOf(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private TaskQuery.Order order(JsonNode ordering) {
        if (ordering.isMissingNode() || ordering.isNull() || ordering.isEmpty()) {
            return TaskQuery.Order.BY_ID;
        }
        String first = ordering.isArray() ? ordering.get(0).asString("") : ordering.asString("");
        boolean descending = first.startsWith("-");
        String name = (descending ? first.substring(1) : first).replaceFirst("^tasks:", "");
        Optional<TaskColumn> column = TaskColumn.named(name).filter(TaskColumn::isOrdered);
        if (column.isEmpty()) {
            fault("/ordering/0", "Lists can be ordered by %s; got \"%s\".".formatted(orders(), name));
            return TaskQuery.Order.BY_ID;
        }
        return new TaskQuery.Order(column.get(), descending);
    }

    private static String orders() {
        List<String> names = new ArrayList<>();
        for (TaskColumn column : TaskColumn.values()) {
            if (column.isOrdered()) {
                names.add(column.wireName());
            }
        }
        return String.join(", ", names);
    }

    private Optional<Filter> selection(JsonNode selected) {
        boolean all = selected.path("all").asBoolean(false);
        JsonNode list = selected.path(all ? "excluded" : "included");
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : list) {
            if (id.canConvertToLong()) {
                ids.add(id.longValue());
            } else {
                fault("/selectedItems", "Task ids are whole numbers; got %s.".formatted(id));
            }
        }
        if (ids.size() > MAX_IDS) {
            fault("/selectedItems", "A selection by ids has at most %d; use a filter.".formatted(MAX_IDS));
        }
        return Optional.of(new Filter.Ids(ids, !all));
    }
}
