package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class LeaseStore {
    private final Database database;

    LeaseStore(Database database) {
        this.database = database;
    }

    /// What a claim takes: the first task after the place in the queue that still wants somebody and that this person
    /// neither answered nor skipped nor holds.
    private static final String CLAIM = """
            WITH wanting AS (
                SELECT t.id
                FROM task t
                WHERE t.project_id = ?
                  AND t.answers + t.open_leases < t.overlap AND t.state IN ('draft', 'in_progress', 'rejected')
                  AND NOT t.assigned
                  AND ((-t.priority), t.turn, t.id) > (?, ?, ?)
                  AND NOT EXISTS (
                      SELECT 1 FROM task_person p
                      WHERE p.task_id = t.id AND p.person_id = ? AND (p.answers > 0 OR p.skips > 0 OR p.postponed > 0))
                  AND NOT EXISTS (
                      SELECT 1 FROM lease l
                      WHERE l.task_id = t.id AND l.person_id = ? AND l.kind = 'label')
                ORDER BY (-t.priority), t.turn, t.id
                LIMIT 1
                FOR NO KEY UPDATE OF t %s),
            claimed AS (
                UPDATE task t
                SET open_leases = t.open_leases + 1,
                    state = CASE WHEN t.state = 'draft' THEN 'in_progress' ELSE t.state END
                FROM wanting
                WHERE t.id = wanting.id
                RETURNING t.id, t.project_id, t.priority, t.turn, old.state AS before, new.state AS after),
            leased AS (
                INSERT INTO lease (task_id, person_id, kind, project_id, id, counts, heartbeat, claimed_at, expires_at)
                SELECT id, ?, 'label', ?, ?, true, ?, ?, ? FROM claimed),
            event AS (
                INSERT INTO task_event (task_id, project_id, from_state, trigger, to_state, person_id, at)
                SELECT id, project_id, before, 'claim', after, ?, ? FROM claimed WHERE before <> after)
            SELECT id, priority, turn, before <> after FROM claimed
            """;
    private static final String CLAIM_FREE = CLAIM.formatted("SKIP LOCKED");
    private static final String CLAIM_WAITING = CLAIM.formatted("");

    /// A place in the order of the queue; claims look behind it.
    record Place(double negativePriority, double turn, long task) {
        static final Place START = new Place(Double.NEGATIVE_INFINITY, 0, 0);
    }

    /// A claim that was made.
    ///
    /// @param begun whether the task was a draft before
    record Claim(TaskId task, Place place, boolean begun) {}

    /// Who claims in which project, for how long.
    record Claimant(ProjectId project, PersonId person, UUID lease, boolean heartbeat, Instant now, Instant until) {}

    /// Claims the next task behind a place. The claim is the UPDATE of the task's row, so that no two people can take
    /// the last place of its overlap. Tasks that somebody is just changing are passed over, unless `waiting`.
    Optional<Claim> claimNext(Claimant who, Place after, boolean waiting) {
        return database.with(handle -> {
            try (var claim = handle.getConnection().prepareStatement(waiting ? CLAIM_WAITING : CLAIM_FREE)) {
                claim.setLong(1, who.project().value());
                claim.setDouble(2, after.negativePriority());
                claim.setDouble(3, after.turn());
                claim.setLong(4, after.task());
                claim.setLong(5, who.person().value());
                claim.setLong(6, who.person().value());
                claim.setLong(7, who.person().value());
                claim.setLong(8, who.project().value());
                claim.setObject(9, who.lease());
                claim.setBoolean(10, who.heartbeat());
                claim.setObject(11, SettlementStore.at(who.now()));
                claim.setObject(12, SettlementStore.at(who.until()));
                claim.setLong(13, who.person().value());
                claim.setObject(14, SettlementStore.at(who.now()));
                try (ResultSet row = claim.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Claim(
                                    new TaskId(row.getLong(1)),
                                    new Place(-row.getDouble(2), row.getDouble(3), row.getLong(1)),
                                    row.getBoolean(4)))
                            : Optional.empty();
                }
            }
        });
    }

    /// Lets one claim of a person in a project be made at a time, and gives what the person holds, oldest first.
    List<Lease> lockHeld(ProjectId project, PersonId person) {
        return database.with(handle -> {
            try (var query = handle.getConnection().prepareStatement("""
                    SELECT pg_advisory_xact_lock(?, ?);
                    SELECT task_id, person_id, id, counts, heartbeat, expires_at
                    FROM lease
                    WHERE project_id = ? AND person_id = ? AND kind = 'label'
                    ORDER BY claimed_at, task_id
                    """)) {
                query.setInt(1, Long.hashCode(project.value()));
                query.setInt(2, Long.hashCode(person.value()));
                query.setLong(3, project.value());
                query.setLong(4, person.value());
                query.execute();
                query.getMoreResults();
                ResultSet rows = query.getResultSet();
                List<Lease> held = new java.util.ArrayList<>();
                while (rows.next()) {
                    held.add(lease(rows));
                }
                return held;
            }
        });
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                new TaskId(row.getLong("task_id")),
                new PersonId(row.getLong("person_id")),
                row.getObject("id", UUID.class),
                row.getBoolean("counts"),
                row.getBoolean("heartbeat"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    List<Lease> live(java.util.Collection<TaskId> tasks, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        SELECT task_id, person_id, id, counts, heartbeat, expires_at
                        FROM lease
                        WHERE task_id = ANY (:tasks) AND kind = 'label' AND expires_at > :now
                        ORDER BY task_id, claimed_at
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("now", now)
                .map((row, _) -> lease(row))
                .list());
    }

    Optional<Lease> renew(TaskId task, PersonId person, Lease.Kind kind, boolean heartbeat, Instant until) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE lease
                        SET expires_at = :until, heartbeat = :heartbeat
                        WHERE task_id = :task AND person_id = :person AND kind = :kind
                        RETURNING task_id, person_id, id, counts, heartbeat, expires_at
                        """)
                .bind("task", task.value())
                .bind("person", person.value())
                .bind("kind", kind.stored())
                .bind("heartbeat", heartbeat)
                .bind("until", until)
                .map((row, _) -> lease(row))
                .findOne());
    }

    void insert(ProjectId project, Lease lease, Lease.Kind kind, Instant now) {
        database.use(handle -> handle.createUpdate("""
                        INSERT INTO lease (task_id, person_id, kind, project_id, id, counts, heartbeat, claimed_at, expires_at)
                        VALUES (:task, :person, :kind, :project, :id, :counts, :heartbeat, :now, :until)
                        """)
                .bind("task", lease.task().value())
                .bind("person", lease.person().value())
                .bind("kind", kind.stored())
                .bind("project", project.value())
                .bind("id", lease.id())
                .bind("counts", lease.counts())
                .bind("heartbeat", lease.heartbeat())
                .bind("now", now)
                .bind("until", lease.expiresAt())
                .execute());
    }

    /// Tasks that wait for this person before all others: those sent back to them, longest ago first, then those
    /// assigned to them that they have not had, by priority.
    List<Own> own(ProjectId project, PersonId person) {
        return database.with(handle -> {
            try (var query = handle.getConnection().prepareStatement("""
                    (SELECT p.task_id, false
                     FROM task_person p
                     JOIN task t ON t.id = p.task_id
                     WHERE p.project_id = ? AND p.person_id = ? AND p.rejected > 0 AND t.state = 'rejected'
                       AND NOT EXISTS (
                           SELECT 1 FROM lease l
                           WHERE l.task_id = p.task_id AND l.person_id = p.person_id AND l.kind = 'label')
                     ORDER BY p.changed_at, p.task_id
                     LIMIT 20)
                    UNION ALL
                    (SELECT a.task_id, true
                     FROM task_assignee a
                     JOIN task t ON t.id = a.task_id
                     WHERE a.project_id = ? AND a.person_id = ?
                       AND t.answers + t.open_leases < t.overlap AND t.state IN ('draft', 'in_progress', 'rejected')
                       AND NOT EXISTS (
                           SELECT 1 FROM task_person p
                           WHERE p.task_id = a.task_id AND p.person_id = a.person_id
                             AND (p.answers > 0 OR p.skips > 0 OR p.postponed > 0))
                       AND NOT EXISTS (
                           SELECT 1 FROM lease l
                           WHERE l.task_id = a.task_id AND l.person_id = a.person_id AND l.kind = 'label')
                     ORDER BY t.priority DESC, t.turn, a.task_id
                     LIMIT 20)
                    """)) {
                query.setLong(1, project.value());
                query.setLong(2, person.value());
                query.setLong(3, project.value());
                query.setLong(4, person.value());
                List<Own> found = new java.util.ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Own(new TaskId(rows.getLong(1)), rows.getBoolean(2)));
                    }
                }
                return found;
            }
        });
    }

    /// @param assigned assigned to the person, or else sent back to them
    record Own(TaskId task, boolean assigned) {}

    /// Ids of tasks that come back to this person: skipped or postponed by them, longest ago first.
    List<TaskId> returning(ProjectId project, PersonId person, Returning why) {
        return database.with(handle -> handle.createQuery("""
                        SELECT p.task_id
                        FROM task_person p
                        JOIN task t ON t.id = p.task_id
                        WHERE p.project_id = :project AND p.person_id = :person AND %s
                          AND NOT EXISTS (
                              SELECT 1 FROM lease l
                              WHERE l.task_id = p.task_id AND l.person_id = p.person_id AND l.kind = 'label')
                        ORDER BY p.changed_at, p.task_id
                        LIMIT 20
                        """.formatted(why.condition))
                .bind("project", project.value())
                .bind("person", person.value())
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    /// Why a task comes back to somebody who had it.
    enum Returning {
        POSTPONED("p.postponed > 0 AND p.answers = 0 AND t.answers + t.open_leases < t.overlap"),
        SKIPPED("p.skips > 0 AND p.answers = 0 AND t.answers + t.open_leases < t.overlap");

        private final String condition;

        Returning(String condition) {
            this.condition = condition;
        }
    }

    /// The first and the last id of the tasks that still want somebody and whose turn is now: those of highest
    /// priority,
    /// and first among them.
    Optional<Range> wantingRange(ProjectId project) {
        return database.with(handle -> handle.createQuery("""
                        SELECT top.priority, top.turn, top.id AS first,
                               (SELECT t.id FROM task t
                                WHERE t.project_id = :project AND (-t.priority) = (-top.priority) AND t.turn = top.turn
                                  AND t.answers + t.open_leases < t.overlap
                                  AND t.state IN ('draft', 'in_progress', 'rejected') AND NOT t.assigned
                                ORDER BY (-t.priority) DESC, t.turn DESC, t.id DESC
                                LIMIT 1) AS last
                        FROM (SELECT t.priority, t.turn, t.id FROM task t
                              WHERE t.project_id = :project AND t.answers + t.open_leases < t.overlap
                                AND t.state IN ('draft', 'in_progress', 'rejected') AND NOT t.assigned
                              ORDER BY (-t.priority), t.turn, t.id
                              LIMIT 1) AS top
                        """)
                .bind("project", project.value())
                .map((row, _) -> new Range(
                        new Place(-row.getDouble("priority"), row.getDouble("turn"), row.getLong("first")),
                        row.getLong("last")))
                .findOne());
    }

    record Range(Place first, long last) {}

    /// Tasks with a lease that ended before the moment, longest ago first; of one project, or of all.
    List<TaskId> expired(Optional<ProjectId> project, Instant now, int limit) {
        return database.with(handle -> handle.createQuery("""
                        SELECT DISTINCT task_id
                        FROM (SELECT task_id FROM lease
                              WHERE expires_at <= :now AND (CAST(:project AS bigint) IS NULL OR project_id = :project)
                              ORDER BY expires_at
                              LIMIT :limit) AS late
                        """)
                .bind("now", now)
                .bind("project", project.map(ProjectId::value))
                .bind("limit", limit)
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    /// Ends a review lease: the one named, or whichever there is.
    void deleteReview(TaskId task, PersonId person, Optional<UUID> named) {
        database.use(handle -> handle.createUpdate("""
                        DELETE FROM lease
                        WHERE task_id = :task AND person_id = :person AND kind = 'review'
                          AND (CAST(:named AS uuid) IS NULL OR id = :named)
                        """)
                .bind("task", task.value())
                .bind("person", person.value())
                .bind("named", named)
                .execute());
    }

    int deleteExpiredReviews(Instant now) {
        return database.with(
                handle -> handle.createUpdate("DELETE FROM lease WHERE kind = 'review' AND expires_at <= :now")
                        .bind("now", now)
                        .execute());
    }

    /// When the first of the leases on tasks that would be wanted ends, and how many tasks are held so.
    Optional<Held> heldByOthers(ProjectId project, PersonId person) {
        return database.with(handle -> handle.createQuery("""
                        SELECT count(DISTINCT task_id) AS tasks, min(expires_at) AS first
                        FROM lease
                        WHERE project_id = :project AND person_id <> :person AND kind = 'label' AND counts
                        HAVING count(*) > 0
                        """)
                .bind("project", project.value())
                .bind("person", person.value())
                .map((row, _) -> new Held(
                        row.getInt("tasks"),
                        row.getObject("first", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    record Held(int tasks, Instant firstEnds) {}

    /// The next completed task that this person may review and nobody else is reviewing: the first behind the one to
    /// leave out, or the first of all.
    Optional<TaskId> reviewable(ReviewQuery query) {
        Optional<TaskId> behind = query.except().flatMap(except -> reviewable(query, except.value()));
        return behind.or(() -> reviewable(query, 0));
    }

    private Optional<TaskId> reviewable(ReviewQuery query, long behind) {
        return database.with(handle -> handle.createQuery("""
                        SELECT t.id
                        FROM task t
                        WHERE t.project_id = :project AND t.state = 'completed' AND t.id > :behind AND t.id <> :except
                          AND NOT EXISTS (SELECT 1 FROM lease l WHERE l.task_id = t.id AND l.kind = 'review' AND l.expires_at > :now)
                          AND (:own OR NOT EXISTS (
                              SELECT 1 FROM task_person p
                              WHERE p.task_id = t.id AND p.person_id = :person AND p.answers > 0))
                        ORDER BY t.id
                        LIMIT 1
                        FOR NO KEY UPDATE OF t SKIP LOCKED
                        """)
                .bind("project", query.project().value())
                .bind("person", query.person().value())
                .bind("own", query.ownToo())
                .bind("behind", behind)
                .bind("except", query.except().map(TaskId::value).orElse(0L))
                .bind("now", query.now())
                .mapTo(Long.class)
                .map(TaskId::new)
                .findOne());
    }

    record ReviewQuery(ProjectId project, PersonId person, boolean ownToo, Optional<TaskId> except, Instant now) {}

    Optional<Lease> heldReview(ReviewQuery query) {
        return database.with(handle -> handle.createQuery("""
                        SELECT l.task_id, l.person_id, l.id, l.counts, l.heartbeat, l.expires_at
                        FROM lease l
                        JOIN task t ON t.id = l.task_id
                        WHERE l.project_id = :project AND l.person_id = :person AND l.kind = 'review'
                          AND t.state = 'completed' AND l.task_id <> :except
                        ORDER BY l.claimed_at, l.task_id
                        LIMIT 1
                        """)
                .bind("project", query.project().value())
                .bind("person", query.person().value())
                .bind("except", query.except().map(TaskId::value).orElse(0L))
                .map((row, _) -> lease(row))
                .findOne());
    }
}
