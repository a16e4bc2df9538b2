package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.SkipQueue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Opens and settles tasks. Several statements go to the database together, so that a submit costs few round trips.
final class SettlementStore {
    private final Database database;

    SettlementStore(Database database) {
        this.database = database;
    }

    /// Locks the row first; the facts are then read by statements of their own, which see whatever was committed by
    /// those who held the lock before.
    Optional<OpenTask> open(TaskId id) {
        return database.with(handle -> {
            try (PreparedStatement query = handle.getConnection().prepareStatement("""
                    SELECT t.project_id, t.state, t.overlap, t.priority, t.allow_skip, t.total_annotations,
                           t.cancelled_annotations, t.total_predictions, t.accepted_annotation,
                           p.skip_queue, p.review_required, p.review_own, p.reject_to, p.strict_results, p.config_version,
                           p.lease_seconds
                    FROM task t
                    JOIN public_project p ON p.id = t.project_id
                    WHERE t.id = ?
                    FOR NO KEY UPDATE OF t;
                    SELECT person_id, answers, skips, drafts, postponed, rejected, dismissed
                    FROM task_person
                    WHERE task_id = ?
                    ORDER BY person_id;
                    SELECT person_id, id, counts, heartbeat, expires_at
                    FROM lease
                    WHERE task_id = ? AND kind = 'label'
                    """)) {
                query.setLong(1, id.value());
                query.setLong(2, id.value());
                query.setLong(3, id.value());
                query.execute();
                return read(id, query);
            }
        });
    }

    private static Optional<OpenTask> read(TaskId id, PreparedStatement query) throws SQLException {
        ResultSet row = query.getResultSet();
        if (!row.next()) {
            return Optional.empty();
        }
        ProjectId project = new ProjectId(row.getLong(1));
        long acceptedId = row.getLong(9);
        OptionalLong accepted = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(acceptedId);
        OpenTask.Standing standing = new OpenTask.Standing(
                TaskState.ofWireName(row.getString(2)).orElseThrow(),
                new Task.Wanted(row.getInt(3), row.getDouble(4), row.getBoolean(5)),
                new Task.Totals(row.getInt(6), row.getInt(7), row.getInt(8)),
                accepted);
        TaskRules rules = new TaskRules(
                SkipQueue.valueOf(row.getString(10)),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getString(13).equals("anyone"),
                row.getBoolean(14),
                new TaskRules.Config(row.getInt(15), Duration.ofSeconds(row.getLong(16))));
        query.getMoreResults();
        List<Part> parts = new ArrayList<>();
        ResultSet people = query.getResultSet();
        while (people.next()) {
            parts.add(new Part(
                    new PersonId(people.getLong(1)),
                    people.getInt(2),
                    people.getInt(3),
                    people.getInt(4),
                    people.getInt(5),
                    new Part.Verdicts(people.getInt(6), people.getInt(7))));
        }
        query.getMoreResults();
        List<Lease> leases = new ArrayList<>();
        ResultSet held = query.getResultSet();
        while (held.next()) {
            leases.add(new Lease(
                    id,
                    new PersonId(held.getLong(1)),
                    held.getObject(2, UUID.class),
                    held.getBoolean(3),
                    held.getBoolean(4),
                    held.getObject(5, OffsetDateTime.class).toInstant()));
        }
        return Optional.of(new OpenTask(id, project, standing, rules, parts, leases));
    }

    /// Writes the row, the changed parts, the history and the released lease together.
    void write(Settled settled) {
        database.use(handle -> {
            Connection connection = handle.getConnection();
            List<Settled.Step> steps = settled.steps();
            for (int at = 0; at < steps.size() - 1; at++) {
                passThrough(connection, settled.before().id(), steps.get(at).to());
            }
            try (PreparedStatement statement = connection.prepareStatement("""
                    WITH part AS (
                        INSERT INTO task_person (task_id, person_id, project_id, answers, skips, drafts, postponed,
                                                 rejected, dismissed, changed_at)
                        SELECT ?, p.person_id, ?, p.answers, p.skips, p.drafts, p.postponed, p.rejected, p.dismissed, ?
                        FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[])
                            AS p (person_id, answers, skips, drafts, postponed, rejected, dismissed)
                        ON CONFLICT (task_id, person_id) DO UPDATE
                        SET answers = excluded.answers, skips = excluded.skips, drafts = excluded.drafts,
                            postponed = excluded.postponed, rejected = excluded.rejected,
                            dismissed = excluded.dismissed, changed_at = excluded.changed_at),
                    freed AS (
                        DELETE FROM lease WHERE task_id = ? AND person_id = ? AND kind = 'label'),
                    event AS (
                        INSERT INTO task_event (task_id, project_id, from_state, trigger, to_state, person_id, reason, at)
                        SELECT ?, ?, e.from_state, e.trigger, e.to_state, e.person_id, e.reason, ?
                        FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                            AS e (from_state, trigger, to_state, person_id, reason))
                    UPDATE task
                    SET state = ?, answers = ?, skips = ?, open_leases = ?, total_annotations = ?,
                        cancelled_annotations = ?, accepted_annotation = ?, updated_at = ?,
                        completed_at = CASE WHEN ? THEN ? ELSE completed_at END
                    WHERE id = ?
                    """)) {
                bind(statement, settled, connection);
                statement.executeUpdate();
            }
        });
    }

    private static void passThrough(Connection connection, TaskId id, TaskState state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE task SET state = ? WHERE id = ?")) {
            statement.setString(1, state.wireName());
            statement.setLong(2, id.value());
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Settled settled, Connection connection) throws SQLException {
        long task = settled.before().id().value();
        OffsetDateTime now = at(settled.at());
        int next = 1;
        statement.setLong(next++, task);
        statement.setLong(next++, settled.before().project().value());
        statement.setObject(next++, now);
        for (Object[] column : partColumns(settled.changedParts())) {
            statement.setArray(next, connection.createArrayOf(next == 4 ? "bigint" : "int", column));
            next++;
        }
        statement.setLong(next++, task);
        statement.setLong(next++, settled.released().map(PersonId::value).orElse(-1L));
        statement.setLong(next++, task);
        statement.setLong(next++, settled.before().project().value());
        statement.setObject(next++, now);
        List<Settled.Step> steps = settled.steps();
        statement.setArray(
                next++,
                texts(
                        connection,
                        steps.stream().map(step -> step.from().wireName()).toArray()));
        statement.setArray(
                next++,
                texts(
                        connection,
                        steps.stream().map(step -> step.trigger().wireName()).toArray()));
        statement.setArray(
                next++,
                texts(
                        connection,
                        steps.stream().map(step -> step.to().wireName()).toArray()));
        statement.setArray(
                next++,
                connection.createArrayOf(
                        "bigint",
                        steps.stream()
                                .map(step -> step.by().map(PersonId::value).orElse(null))
                                .toArray()));
        statement.setArray(
                next++,
                texts(
                        connection,
                        steps.stream().map(step -> step.reason().orElse(null)).toArray()));
        bindRow(statement, settled, now, next);
    }

    private static void bindRow(PreparedStatement statement, Settled settled, OffsetDateTime now, int from)
            throws SQLException {
        Settled.Row row = settled.row();
        int next = from;
        statement.setString(next++, row.state().wireName());
        statement.setInt(next++, row.answers());
        statement.setInt(next++, row.skips());
        statement.setInt(next++, row.openLeases());
        statement.setInt(next++, row.totals().annotations());
        statement.setInt(next++, row.totals().cancelled());
        if (row.accepted().isPresent()) {
            statement.setLong(next++, row.accepted().getAsLong());
        } else {
            statement.setNull(next++, Types.BIGINT);
        }
        statement.setObject(next++, now);
        boolean completes = settled.steps().stream()
                .anyMatch(step -> step.to() == TaskState.COMPLETED && step.from() != TaskState.ACCEPTED);
        statement.setBoolean(next++, completes);
        statement.setObject(next++, now);
        statement.setLong(next, settled.before().id().value());
    }

    private static List<Object[]> partColumns(List<Part> parts) {
        return List.of(
                parts.stream().map(part -> part.person().value()).toArray(),
                parts.stream().map(Part::answers).toArray(),
                parts.stream().map(Part::skips).toArray(),
                parts.stream().map(Part::drafts).toArray(),
                parts.stream().map(Part::postponed).toArray(),
                parts.stream().map(part -> part.verdicts().rejected()).toArray(),
                parts.stream().map(part -> part.verdicts().dismissed()).toArray());
    }

    private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
