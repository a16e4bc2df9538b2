package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.SkipQueue;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens and settles tasks, one or many at once. Several statements go to the database together, so that a submit
/// costs few round trips.
final class SettlementStore {
    private final Database database;

    SettlementStore(Database database) {
        this.database = database;
    }

    /// Locks the rows first, in order of id; the facts are then read by statements of their own, which see whatever
    /// was committed by those who held the locks before. Tasks that are not there are left out.
    List<OpenTask> open(Collection<TaskId> ids) {
        return database.with(handle -> {
            Connection connection = handle.getConnection();
            try (PreparedStatement query = connection.prepareStatement("""
                    SELECT t.id, t.project_id, t.state, t.overlap, t.priority, t.allow_skip, t.total_annotations,
                           t.cancelled_annotations, t.total_predictions, t.accepted_annotation,
                           p.skip_queue, p.review_required, p.review_own, p.reject_to, p.strict_results, p.config_version,
                           p.lease_seconds
                    FROM task t
                    JOIN public_project p ON p.id = t.project_id
                    WHERE t.id = ANY (?)
                    ORDER BY t.id
                    FOR NO KEY UPDATE OF t;
                    SELECT task_id, person_id, answers, skips, drafts, postponed, rejected, dismissed
                    FROM task_person
                    WHERE task_id = ANY (?)
                    ORDER BY task_id, person_id;
                    SELECT task_id, person_id, id, counts, heartbeat, expires_at
                    FROM lease
                    WHERE task_id = ANY (?) AND kind = 'label'
                    """)) {
                Array wanted = connection.createArrayOf(
                        "bigint", ids.stream().map(TaskId::value).toArray());
                query.setArray(1, wanted);
                query.setArray(2, wanted);
                query.setArray(3, wanted);
                query.execute();
                return read(query);
            }
        });
    }

    private static List<OpenTask> read(PreparedStatement query) throws SQLException {
        List<OpenTask> bare = new ArrayList<>();
        ResultSet rows = query.getResultSet();
        while (rows.next()) {
            bare.add(task(rows));
        }
        query.getMoreResults();
        Map<TaskId, List<Part>> parts = new HashMap<>();
        ResultSet people = query.getResultSet();
        while (people.next()) {
            parts.computeIfAbsent(new TaskId(people.getLong(1)), _ -> new ArrayList<>())
                    .add(new Part(
                            new PersonId(people.getLong(2)),
                            people.getInt(3),
                            people.getInt(4),
                            people.getInt(5),
                            people.getInt(6),
                            new Part.Verdicts(people.getInt(7), people.getInt(8))));
        }
        query.getMoreResults();
        Map<TaskId, List<Lease>> leases = new HashMap<>();
        ResultSet held = query.getResultSet();
        while (held.next()) {
            TaskId task = new TaskId(held.getLong(1));
            leases.computeIfAbsent(task, _ -> new ArrayList<>())
                    .add(new Lease(
                            task,
                            new PersonId(held.getLong(2)),
                            held.getObject(3, UUID.class),
                            held.getBoolean(4),
                            held.getBoolean(5),
                            held.getObject(6, OffsetDateTime.class).toInstant()));
        }
        return bare.stream()
                .map(task -> new OpenTask(
                        task.id(),
                        task.project(),
                        task.standing(),
                        task.rules(),
                        parts.getOrDefault(task.id(), List.of()),
                        leases.getOrDefault(task.id(), List.of())))
                .toList();
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        long acceptedId = row.getLong(10);
        OptionalLong accepted = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(acceptedId);
        return new OpenTask(
                new TaskId(row.getLong(1)),
                new ProjectId(row.getLong(2)),
                new OpenTask.Standing(
                        TaskState.ofWireName(row.getString(3)).orElseThrow(),
                        new Task.Wanted(row.getInt(4), row.getDouble(5), row.getBoolean(6)),
                        new Task.Totals(row.getInt(7), row.getInt(8), row.getInt(9)),
                        accepted),
                new TaskRules(
                        SkipQueue.valueOf(row.getString(11)),
                        row.getBoolean(12),
                        row.getBoolean(13),
                        row.getString(14).equals("anyone"),
                        row.getBoolean(15),
                        new TaskRules.Config(row.getInt(16), Duration.ofSeconds(row.getLong(17)))),
                List.of(),
                List.of());
    }

    private static final String WRITE = """
            WITH part AS (
                INSERT INTO task_person (task_id, person_id, project_id, answers, skips, drafts, postponed,
                                         rejected, dismissed, changed_at)
                SELECT p.task_id, p.person_id, p.project_id, p.answers, p.skips, p.drafts, p.postponed,
                       p.rejected, p.dismissed, ?
                FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[])
                    AS p (task_id, person_id, project_id, answers, skips, drafts, postponed, rejected, dismissed)
                ON CONFLICT (task_id, person_id) DO UPDATE
                SET answers = excluded.answers, skips = excluded.skips, drafts = excluded.drafts,
                    postponed = excluded.postponed, rejected = excluded.rejected,
                    dismissed = excluded.dismissed, changed_at = excluded.changed_at),
            freed AS (
                DELETE FROM lease
                USING unnest(?::bigint[], ?::bigint[]) AS f (task_id, person_id)
                WHERE lease.task_id = f.task_id AND lease.person_id = f.person_id AND lease.kind = 'label'),
            event AS (
                INSERT INTO task_event (task_id, project_id, from_state, trigger, to_state, person_id, reason, at)
                SELECT e.task_id, e.project_id, e.from_state, e.trigger, e.to_state, e.person_id, e.reason, ?
                FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    WITH ORDINALITY AS e (task_id, project_id, from_state, trigger, to_state, person_id, reason, place)
                ORDER BY e.place)
            UPDATE task
            SET state = r.state, answers = r.answers, skips = r.skips, open_leases = r.open_leases,
                total_annotations = r.annotations, cancelled_annotations = r.cancelled,
                accepted_annotation = r.accepted, updated_at = ?,
                completed_at = CASE WHEN r.completes THEN ? ELSE completed_at END
            FROM unnest(?::bigint[], ?::text[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::boolean[])
                AS r (id, state, answers, skips, open_leases, annotations, cancelled, accepted, completes)
            WHERE task.id = r.id
            """;

    /// Writes the rows, the changed parts, the histories and the released leases together.
    void write(List<Settled> settled, Instant at) {
        database.use(handle -> {
            Connection connection = handle.getConnection();
            passThrough(connection, settled);
            try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
                Binder bind = new Binder(connection, statement);
                OffsetDateTime now = at(at);
                bind.value(now);
                parts(bind, settled);
                List<Settled> releasing = settled.stream()
                        .filter(one -> one.released().isPresent())
                        .toList();
                bind.array("bigint", releasing, one -> one.before().id().value());
                bind.array(
                        "bigint", releasing, one -> one.released().orElseThrow().value());
                bind.value(now);
                events(bind, settled);
                bind.value(now);
                bind.value(now);
                rows(bind, settled);
                statement.executeUpdate();
            }
        });
    }

    /// A change of two steps passes through the state between, which the database checks too.
    private static void passThrough(Connection connection, List<Settled> settled) throws SQLException {
        for (int step = 0; ; step++) {
            int at = step;
            List<Settled> longer =
                    settled.stream().filter(one -> one.steps().size() > at + 1).toList();
            if (longer.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement("""
                    UPDATE task SET state = r.state
                    FROM unnest(?::bigint[], ?::text[]) AS r (id, state)
                    WHERE task.id = r.id
                    """)) {
                Binder bind = new Binder(connection, statement);
                bind.array("bigint", longer, one -> one.before().id().value());
                bind.array("text", longer, one -> one.steps().get(at).to().wireName());
                statement.executeUpdate();
            }
        }
    }

    private record PartOf(OpenTask task, Part part) {}

    private static void parts(Binder bind, List<Settled> settled) throws SQLException {
        List<PartOf> parts = settled.stream()
                .flatMap(one -> one.changedParts().stream().map(part -> new PartOf(one.before(), part)))
                .toList();
        bind.array("bigint", parts, one -> one.task().id().value());
        bind.array("bigint", parts, one -> one.part().person().value());
        bind.array("bigint", parts, one -> one.task().project().value());
        bind.array("int", parts, one -> one.part().answers());
        bind.array("int", parts, one -> one.part().skips());
        bind.array("int", parts, one -> one.part().drafts());
        bind.array("int", parts, one -> one.part().postponed());
        bind.array("int", parts, one -> one.part().verdicts().rejected());
        bind.array("int", parts, one -> one.part().verdicts().dismissed());
    }

    private record StepOf(OpenTask task, Settled.Step step) {}

    private static void events(Binder bind, List<Settled> settled) throws SQLException {
        List<StepOf> steps = settled.stream()
                .flatMap(one -> one.steps().stream().map(step -> new StepOf(one.before(), step)))
                .toList();
        bind.array("bigint", steps, one -> one.task().id().value());
        bind.array("bigint", steps, one -> one.task().project().value());
        bind.array("text", steps, one -> one.step().from().wireName());
        bind.array("text", steps, one -> one.step().trigger().wireName());
        bind.array("text", steps, one -> one.step().to().wireName());
        bind.array("bigint", steps, one -> one.step().by().map(PersonId::value).orElse(null));
        bind.array("text", steps, one -> one.step().reason().orElse(null));
    }

    private static void rows(Binder bind, List<Settled> settled) throws SQLException {
        bind.array("bigint", settled, one -> one.before().id().value());
        bind.array("text", settled, one -> one.row().state().wireName());
        bind.array("int", settled, one -> one.row().answers());
        bind.array("int", settled, one -> one.row().skips());
        bind.array("int", settled, one -> one.row().openLeases());
        bind.array("int", settled, one -> one.row().totals().annotations());
        bind.array("int", settled, one -> one.row().totals().cancelled());
        bind.array("bigint", settled, one -> boxed(one.row().accepted()));
        bind.array("boolean", settled, Settled::completes);
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// Binds a statement's parameters in their order.
    private static final class Binder {
        private final Connection connection;
        private final PreparedStatement statement;
        private int next = 1;

        Binder(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void value(Object value) throws SQLException {
            statement.setObject(next++, value);
        }

        <T> void array(String type, List<T> rows, Function<T, @Nullable Object> column) throws SQLException {
            @Nullable Object[] values = new @Nullable Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
            }
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }
}
