package dev.assay.server.dataview;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.assay.server.platform.db.Database;
import dev.assay.server.project.CounterKey;
import dev.assay.server.task.TaskState;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// Lists of tasks from the published views.
final class TaskListStore {
    /// Rows between two anchors of a list.
    static final int STRETCH = 1_000;

    private static final Settings SETTINGS =
            new Settings().withExecuteLogging(false).withRenderSchema(false);
    private static final Field<Long> ID = FilterConditions.ID;
    private final Database database;

    TaskListStore(Database database) {
        this.database = database;
    }

    /// The places of at most `limit` tasks after a position, or from the start, the first `skip` of them left out.
    List<Position> page(TaskQuery query, Optional<Position> after, int skip, int limit) {
        Field<String> value = valueOf(query.order()).cast(String.class).as("value");
        return database.with(handle -> sql(handle)
                .select(ID, value)
                .from(table(name("public_task")).as("t"))
                .where(FilterConditions.of(query))
                .and(after.map(position -> beyond(query.order(), position)).orElse(noCondition()))
                .orderBy(orderBy(query.order()))
                .limit(limit)
                .offset(skip)
                .fetch(r -> new Position(r.value2(), r.value1())));
    }

    /// Who answered or skipped these tasks, in order of when.
    Map<Long, List<Long>> annotators(Collection<Long> ids) {
        return database.with(handle -> {
            Map<Long, List<Long>> people = new HashMap<>();
            handle.createQuery("""
                            SELECT task_id, person_id
                            FROM public_task_person
                            WHERE task_id = ANY (:ids) AND (answers > 0 OR skips > 0)
                            ORDER BY changed_at, person_id
                            """)
                    .bind("ids", ids.toArray(Long[]::new))
                    .map((row, _) -> people.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getLong(2)))
                    .list();
            return people;
        });
    }

    /// How many tasks pass, counted one by one.
    long count(TaskQuery query) {
        return database.with(handle -> sql(handle)
                .fetchCount(
                        DSL.selectOne().from(table(name("public_task")).as("t")).where(FilterConditions.of(query))));
    }

    /// The ids of the tasks that pass, in order of id, after `after`.
    List<Long> ids(TaskQuery query, long after, int limit) {
        return database.with(handle -> sql(handle)
                .select(ID)
                .from(table(name("public_task")).as("t"))
                .where(FilterConditions.of(query))
                .and(ID.gt(after))
                .orderBy(ID)
                .limit(limit)
                .fetch(ID));
    }

    /// Every [#STRETCH]th position of a list: a page by number starts from the one before it.
    List<Position> anchors(TaskQuery query) {
        Field<String> value = valueOf(query.order()).cast(String.class).as("value");
        Field<Integer> number =
                rowNumber().over().orderBy(orderBy(query.order())).as("number");
        return database.with(handle -> {
            var numbered = DSL.select(ID.as("id"), value, number)
                    .from(table(name("public_task")).as("t"))
                    .where(FilterConditions.of(query))
                    .asTable("n");
            return sql(handle)
                    .select(field(name("n", "id"), Long.class), field(name("n", "value"), String.class))
                    .from(numbered)
                    .where(field(name("n", "number"), Integer.class)
                            .mod(STRETCH)
                            .eq(0))
                    .orderBy(field(name("n", "number")))
                    .fetch(r -> new Position(r.value2(), r.value1()));
        });
    }

    /// The keys of the tasks' data, as the project's counters know them, by name.
    List<String> dataKeys(long projectId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT name
                        FROM public_counter
                        WHERE project_id = :project AND kind = 'column' AND value > 0
                        ORDER BY name
                        """)
                .bind("project", projectId)
                .mapTo(String.class)
                .list());
    }

    /// How many tasks of the project are in these states, by its counters.
    long countByCounters(long projectId, Set<TaskState> states) {
        return database.with(handle -> handle.createQuery("""
                        SELECT coalesce(sum(value), 0)
                        FROM public_counter
                        WHERE project_id = :project AND kind = 'count' AND name = ANY (:names)
                        """)
                .bind("project", projectId)
                .bindArray("names", String.class, counterNames(states))
                .mapTo(Long.class)
                .one());
    }

    private static List<String> counterNames(Set<TaskState> states) {
        return states.stream()
                .map(state -> CounterKey.state(state.wireName()).name())
                .toList();
    }

    /// The version of a list: how often what it depends on was changed by transactions that committed. Two looks that
    /// see the same version see the same list.
    ///
    /// @param states the only ones whose coming and going matters; empty when any change of the project may
    long version(long projectId, Optional<Set<TaskState>> states) {
        return database.with(handle -> handle.createQuery("""
                        SELECT coalesce(sum(deltas), 0)
                        FROM public_counter
                        WHERE project_id = :project AND (:all OR (kind = 'count' AND name = ANY (:names)))
                        """)
                .bind("project", projectId)
                .bind("all", states.isEmpty())
                .bindArray(
                        "names",
                        String.class,
                        states.map(TaskListStore::counterNames).orElse(List.of()))
                .mapTo(Long.class)
                .one());
    }

    private static DSLContext sql(Handle handle) {
        return DSL.using(handle.getConnection(), SQLDialect.POSTGRES, SETTINGS);
    }

    private static Field<?> valueOf(TaskQuery.Order order) {
        return field(name("t", order.column().wireName()));
    }

    private static List<SortField<?>> orderBy(TaskQuery.Order order) {
        List<SortField<?>> fields = new ArrayList<>();
        if (order.column() != TaskColumn.ID) {
            fields.add(
                    order.descending() ? valueOf(order).desc() : valueOf(order).asc());
        }
        fields.add(order.descending() ? ID.desc() : ID.asc());
        return fields;
    }

    private static Condition beyond(TaskQuery.Order order, Position position) {
        if (order.column() == TaskColumn.ID) {
            return order.descending() ? ID.lt(position.id()) : ID.gt(position.id());
        }
        Field<?> value = switch (order.column().kind()) {
            case NUMBER -> val(new BigDecimal(position.value()));
            case TIME -> DSL.field("{0}::timestamptz", Timestamp.class, val(position.value()));
            case TEXT, FLAG, PERSON -> val(position.value());
        };
        var here = row(valueOf(order).coerce(Object.class), ID);
        var there = row(value.coerce(Object.class), val(position.id()));
        return order.descending() ? here.lt(there) : here.gt(there);
    }
}
