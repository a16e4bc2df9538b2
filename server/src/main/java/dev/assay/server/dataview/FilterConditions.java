package dev.assay.server.dataview;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.assay.server.dataview.Filter.Operand;
import dev.assay.server.dataview.Filter.Operator;
import dev.assay.server.dataview.Filter.Target;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Turns a filter into a condition on `public_task AS t`.
final class FilterConditions {
    static final Field<Long> ID = field(name("t", "id"), Long.class);
    static final Field<Long> PROJECT = field(name("t", "project_id"), Long.class);
    private final long projectId;

    private FilterConditions(long projectId) {
        this.projectId = projectId;
    }

    static Condition of(TaskQuery query) {
        return PROJECT.eq(query.projectId()).and(new FilterConditions(query.projectId()).of(query.filter()));
    }

    private Condition of(Filter filter) {
        return switch (filter) {
            case Filter.All(List<Filter> parts) ->
                parts.isEmpty()
                        ? noCondition()
                        : DSL.and(parts.stream().map(this::of).toList());
            case Filter.Any(List<Filter> parts) ->
                parts.isEmpty()
                        ? DSL.falseCondition()
                        : DSL.or(parts.stream().map(this::of).toList());
            case Filter.Contains(String text) -> textContains(text);
            case Filter.Ids(List<Long> ids, boolean inside) -> {
                Condition among = ID.eq(DSL.any(val(ids.toArray(Long[]::new))));
                yield inside ? among : not(among);
            }
            case Filter.Compare compare -> compare(compare);
        };
    }

    private Condition textContains(String text) {
        return ID.in(DSL.select(field(name("x", "task_id"), Long.class))
                .from(table(name("task_text")).as("x"))
                .where(field(name("x", "project_id"), Long.class).eq(projectId))
                .and(field(name("x", "words"), String.class).likeIgnoreCase(pattern(text, true, true), '\\')));
    }

    private Condition compare(Filter.Compare compare) {
        return switch (compare.target()) {
            case Target.OfData(List<String> path) -> ofData(path, compare);
            case Target.OfTask(TaskColumn column) -> ofTask(column, compare);
        };
    }

    private Condition ofData(List<String> path, Filter.Compare compare) {
        Field<String> text =
                DSL.field("({0} #>> {1})", String.class, field(name("t", "data")), val(path.toArray(String[]::new)));
        Condition exact = scalar(text, compare.operator(), compare.operand());
        boolean positive = compare.operator() == Operator.CONTAINS
                || compare.operator() == Operator.EQUAL
                || compare.operator() == Operator.STARTS_WITH
                || compare.operator() == Operator.ENDS_WITH;
        // The trigram index knows the whole of the data; what it rules out needs no look at the row.
        return positive && compare.operand() instanceof Operand.Text(String part) && part.length() >= 3
                ? textContains(part).and(exact)
                : exact;
    }

    private Condition ofTask(TaskColumn column, Filter.Compare compare) {
        return switch (column) {
            case ID,
                    INNER_ID,
                    PRIORITY,
                    OVERLAP,
                    TOTAL_ANNOTATIONS,
                    CANCELLED_ANNOTATIONS,
                    TOTAL_PREDICTIONS,
                    STATE,
                    COMPLETED_AT,
                    CREATED_AT,
                    UPDATED_AT -> scalar(field(name("t", column.wireName())), compare.operator(), compare.operand());
            case UPDATED_BY -> people(field(name("t", "updated_by"), Long.class), compare);
            case ANNOTATORS ->
                having(
                        "public_task_person",
                        field(name("p", "answers"), Integer.class)
                                .gt(0)
                                .or(field(name("p", "skips"), Integer.class).gt(0)),
                        compare);
            case ASSIGNEES -> having("public_task_assignee", noCondition(), compare);
            case LABEL -> labels(compare);
            case ANNOTATIONS_RESULTS -> within("public_annotation", "result", compare);
            case ANNOTATIONS_IDS -> within("public_annotation", "id", compare);
            case PREDICTIONS_RESULTS -> within("public_prediction", "result", compare);
            case PREDICTIONS_SCORE -> within("public_prediction", "score", compare);
            case PREDICTIONS_MODEL_VERSIONS -> within("public_prediction", "model_version", compare);
            case GROUND_TRUTH ->
                flagged(
                        "public_annotation",
                        field(name("o", "ground_truth"), Boolean.class).isTrue(),
                        compare);
            case DRAFT_EXISTS -> flagged("public_annotation_draft", noCondition(), compare);
        };
    }

    private Condition scalar(Field<?> value, Operator operator, Operand operand) {
        return switch (operand) {
            case Operand.Amount(BigDecimal number) -> ordered(numberOf(value), val(number), operator);
            case Operand.Time(java.time.Instant at) ->
                ordered(timeOf(value), val(at.atOffset(ZoneOffset.UTC)), operator);
            case Operand.Text(String text) -> textual(value.cast(String.class), text, operator);
            case Operand.Flag(boolean flag) -> flag(value, flag, operator);
            case Operand.Range(Operand low, Operand high) -> {
                Condition inside =
                        scalar(value, Operator.GREATER_OR_EQUAL, low).and(scalar(value, Operator.LESS_OR_EQUAL, high));
                yield operator == Operator.NOT_IN ? not(inside) : inside;
            }
            case Operand.Several(List<Operand> values) -> {
                List<Condition> equal = new ArrayList<>();
                for (Operand one : values) {
                    equal.add(scalar(value, Operator.EQUAL, one));
                }
                Condition some = DSL.or(equal);
                yield operator == Operator.NOT_IN_LIST ? not(some) : some;
            }
        };
    }

    private static Condition flag(Field<?> value, boolean flag, Operator operator) {
        return switch (operator) {
            case EMPTY -> flag ? isEmpty(value) : not(isEmpty(value));
            case EXISTS -> value.isNotNull();
            case NOT_EXISTS -> value.isNull();
            case EQUAL -> value.cast(String.class).eq(Boolean.toString(flag));
            case NOT_EQUAL,
                    LESS,
                    GREATER,
                    LESS_OR_EQUAL,
                    GREATER_OR_EQUAL,
                    IN,
                    NOT_IN,
                    IN_LIST,
                    NOT_IN_LIST,
                    CONTAINS,
                    NOT_CONTAINS,
                    REGEX,
                    STARTS_WITH,
                    ENDS_WITH -> value.isNull().or(value.cast(String.class).ne(Boolean.toString(flag)));
        };
    }

    private static Condition isEmpty(Field<?> value) {
        return value.isNull().or(value.cast(String.class).eq(""));
    }

    /// A number in a text; what is none is null, and so drops out of every comparison.
    private static Field<BigDecimal> numberOf(Field<?> value) {
        if (value.getDataType().isString()) {
            return DSL.field(
                    "(CASE WHEN {0} ~ '^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*$' THEN {0}::numeric END)",
                    BigDecimal.class, value);
        }
        return value.coerce(BigDecimal.class);
    }

    private static Field<OffsetDateTime> timeOf(Field<?> value) {
        if (value.getDataType().isString()) {
            return DSL.field(
                    "(CASE WHEN pg_input_is_valid({0}, 'timestamptz') THEN {0}::timestamptz END)",
                    OffsetDateTime.class, value);
        }
        return value.coerce(OffsetDateTime.class);
    }

    private static <T> Condition ordered(Field<T> value, Field<?> operand, Operator operator) {
        Field<T> other = operand.coerce(value);
        return switch (operator) {
            case EQUAL, EXISTS, IN_LIST -> value.eq(other);
            case NOT_EQUAL, NOT_EXISTS, NOT_IN_LIST -> value.isNull().or(value.ne(other));
            case LESS -> value.lt(other);
            case GREATER -> value.gt(other);
            case LESS_OR_EQUAL -> value.le(other);
            case GREATER_OR_EQUAL -> value.ge(other);
            case IN, NOT_IN, EMPTY, CONTAINS, NOT_CONTAINS, REGEX, STARTS_WITH, ENDS_WITH ->
                throw new IllegalStateException("operator " + operator + " takes no single number or time");
        };
    }

    private static Condition textual(Field<String> value, String text, Operator operator) {
        return switch (operator) {
            case EQUAL, EXISTS, IN_LIST -> value.eq(text);
            case NOT_EQUAL, NOT_EXISTS, NOT_IN_LIST -> value.isNull().or(value.ne(text));
            case LESS -> value.lt(text);
            case GREATER -> value.gt(text);
            case LESS_OR_EQUAL -> value.le(text);
            case GREATER_OR_EQUAL -> value.ge(text);
            case CONTAINS -> value.likeIgnoreCase(pattern(text, true, true), '\\');
            case NOT_CONTAINS -> value.isNull().or(value.notLikeIgnoreCase(pattern(text, true, true), '\\'));
            case STARTS_WITH -> value.likeIgnoreCase(pattern(text, false, true), '\\');
            case ENDS_WITH -> value.likeIgnoreCase(pattern(text, true, false), '\\');
            case REGEX -> value.likeRegex(text);
            case IN, NOT_IN, EMPTY -> throw new IllegalStateException("operator " + operator + " takes no text");
        };
    }

    static String pattern(String text, boolean before, boolean after) {
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return (before ? "%" : "") + escaped + (after ? "%" : "");
    }

    private static Condition people(Field<Long> value, Filter.Compare compare) {
        if (compare.operand() instanceof Operand.Flag(boolean empty)) {
            return empty ? value.isNull() : value.isNotNull();
        }
        Condition among = value.in(numbers(compare.operand()));
        return isNegative(compare.operator()) ? value.isNull().or(not(among)) : among;
    }

    /// Tasks that these people have to do with, by the rows of a view.
    private Condition having(String view, Condition which, Filter.Compare compare) {
        Condition own = which.and(field(name("p", "project_id"), Long.class).eq(projectId));
        Field<Long> taskId = field(name("p", "task_id"), Long.class);
        Select<? extends Record1<Long>> rows =
                DSL.select(taskId).from(table(name(view)).as("p")).where(own);
        if (compare.operand() instanceof Operand.Flag(boolean empty)) {
            Condition some = ID.in(rows);
            return empty ? not(some) : some;
        }
        Select<? extends Record1<Long>> theirs = DSL.select(taskId)
                .from(table(name(view)).as("p"))
                .where(own)
                .and(field(name("p", "person_id"), Long.class).in(numbers(compare.operand())));
        Condition among = ID.in(theirs);
        return isNegative(compare.operator()) ? not(among) : among;
    }

    /// Tasks with an answer that uses the label, by the index of labels.
    private Condition labels(Filter.Compare compare) {
        Field<String> label = field(name("l", "label"), String.class);
        Condition which = compare.operand() instanceof Operand.Flag
                ? noCondition()
                : scalar(label, positive(compare.operator()), compare.operand());
        Condition some = ID.in(DSL.select(field(name("l", "task_id"), Long.class))
                .from(table(name("task_label")).as("l"))
                .where(field(name("l", "project_id"), Long.class).eq(projectId))
                .and(which));
        boolean empty =
                compare.operand() instanceof Operand.Flag(boolean flag) && flag && compare.operator() == Operator.EMPTY;
        return empty || isNegative(compare.operator()) ? not(some) : some;
    }

    private Condition within(String view, String column, Filter.Compare compare) {
        Field<?> compared = switch (column) {
            case "result" -> field(name("o", column)).cast(String.class);
            case "model_version" -> field(name("o", column), String.class);
            default -> field(name("o", column), BigDecimal.class);
        };
        boolean empty = compare.operand() instanceof Operand.Flag(boolean flag) && flag;
        Condition which = compare.operand() instanceof Operand.Flag
                ? noCondition()
                : scalar(compared, positive(compare.operator()), compare.operand());
        Condition some = DSL.exists(others(view, which));
        return empty || isNegative(compare.operator()) ? not(some) : some;
    }

    private Condition flagged(String view, Condition which, Filter.Compare compare) {
        boolean wanted = compare.operand() instanceof Operand.Flag(boolean flag) && flag;
        if (compare.operator() == Operator.EMPTY || isNegative(compare.operator())) {
            wanted = !wanted;
        }
        Condition some = DSL.exists(others(view, which));
        return wanted ? some : not(some);
    }

    private static Select<?> others(String view, Condition which) {
        return selectOne()
                .from(table(name(view)).as("o"))
                .where(field(name("o", "task_id"), Long.class).eq(ID))
                .and(which);
    }

    private static List<Long> numbers(Operand operand) {
        return switch (operand) {
            case Operand.Amount(BigDecimal number) -> List.of(number.longValue());
            case Operand.Several(List<Operand> values) ->
                values.stream().flatMap(v -> numbers(v).stream()).toList();
            case Operand.Text _, Operand.Time _, Operand.Flag _, Operand.Range _ -> List.of();
        };
    }

    private static boolean isNegative(Operator operator) {
        return switch (operator) {
            case NOT_EQUAL, NOT_IN, NOT_IN_LIST, NOT_CONTAINS, NOT_EXISTS -> true;
            case EQUAL,
                    LESS,
                    GREATER,
                    LESS_OR_EQUAL,
                    GREATER_OR_EQUAL,
                    IN,
                    IN_LIST,
                    EMPTY,
                    CONTAINS,
                    REGEX,
                    STARTS_WITH,
                    ENDS_WITH,
                    EXISTS -> false;
        };
    }

    private static Operator positive(Operator operator) {
        return switch (operator) {
            case NOT_EQUAL -> Operator.EQUAL;
            case NOT_IN -> Operator.IN;
            case NOT_IN_LIST -> Operator.IN_LIST;
            case NOT_CONTAINS -> Operator.CONTAINS;
            case NOT_EXISTS -> Operator.EXISTS;
            case EQUAL,
                    LESS,
                    GREATER,
                    LESS_OR_EQUAL,
                    GREATER_OR_EQUAL,
                    IN,
                    IN_LIST,
                    EMPTY,
                    CONTAINS,
                    REGEX,
                    STARTS_WITH,
                    ENDS_WITH,
                    EXISTS -> operator;
        };
    }
}
