package dev.assay.server.platform.jobs;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of `job`.
final class JobStore {
    private static final String COLUMNS = """
            id, kind, payload, creator_id, scope_id, state, done, total, message, result, problems, problem_count, created_at, started_at, finished_at
            """;
    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    JobId insert(String kind, ObjectNode payload, long creatorId, OptionalLong scopeId, Instant now) {
        return database.with(h -> h.createQuery("""
                        insert into job (kind, payload, creator_id, scope_id, run_after, created_at)
                        values (:kind, cast(:payload as jsonb), :creator, :scope, :now, :now)
                        returning id
                        """)
                .bind("kind", kind)
                .bind("payload", Json.write(payload))
                .bind("creator", creatorId)
                .bind("scope", scopeId.isEmpty() ? null : (Long) scopeId.getAsLong())
                .bind("now", now)
                .map((row, _) -> new JobId(row.getLong(1)))
                .one());
    }

    Optional<Job> find(JobId id) {
        return database.with(h -> h.createQuery("select " + COLUMNS + " from job where id = :id")
                .bind("id", id.value())
                .map((row, _) -> job(row))
                .findOne());
    }

    /// Newest first, before `before`; `state` empty = all.
    List<Job> list(JobFilter filter) {
        return database.with(h -> h.createQuery("select " + COLUMNS + """
                        from job
                        where (cast(:scope as bigint) is null or scope_id = :scope)
                          and (cast(:creator as bigint) is null or creator_id = :creator)
                          and (cast(:state as text) is null or state = :state)
                          and id < :before
                        order by id desc
                        limit :limit
                        """)
                .bind("scope", boxed(filter.scopeId()))
                .bind("creator", boxed(filter.creatorId()))
                .bind("state", filter.state().map(JobState::wireName).orElse(null))
                .bind("before", filter.before().orElse(Long.MAX_VALUE))
                .bind("limit", filter.limit())
                .map((row, _) -> job(row))
                .list());
    }

    /// Leases the oldest job that waits, or whose lease ran out.
    Optional<Job> lease(List<String> kinds, UUID lease, Instant now, Duration ttl) {
        return database.with(h -> h.createQuery("""
                        update job
                        set state = 'running', attempts = attempts + 1, started_at = :now, lease_id = :lease, lease_until = :until
                        where id = (
                            select id
                            from job
                            where kind = any(:kinds)
                              and (state = 'queued' and run_after <= :now
                                   or state = 'running' and lease_until < :now)
                            order by run_after, id
                            limit 1
                            for update skip locked)
                        returning
                        """ + COLUMNS)
                .bind("lease", lease)
                .bind("until", now.plus(ttl))
                .bind("now", now)
                .bindArray("kinds", String.class, kinds)
                .map((row, _) -> job(row))
                .findOne());
    }

    /// Prolongs the lease; false when it is lost or the job is to be cancelled.
    boolean heartbeat(JobId id, UUID lease, Instant until) {
        return database.with(h -> h.createQuery("""
                        update job
                        set lease_until = :until
                        where id = :id and lease_id = :lease and state = 'running'
                        returning not cancel_asked
                        """)
                .bind("id", id.value())
                .bind("lease", lease)
                .bind("until", until)
                .map((row, _) -> row.getBoolean(1))
                .findOne()
                .orElse(false));
    }

    void progress(JobId id, UUID lease, long done, long total, String message) {
        database.use(h -> h.createUpdate("""
                        update job
                        set done = :done, total = :total, message = :message
                        where id = :id and lease_id = :lease and state = 'running'
                        """)
                .bind("id", id.value())
                .bind("lease", lease)
                .bind("done", done)
                .bind("total", total)
                .bind("message", message)
                .execute());
    }

    /// Ends the job that this lease runs; false when the lease is lost.
    boolean finish(JobId id, UUID lease, JobState state, Ending ending, Instant now) {
        ArrayNode problems = Json.array();
        ending.problems()
                .forEach(p -> problems.addObject().put("pointer", p.pointer()).put("message", p.message()));
        return database.with(h -> h.createUpdate("""
                        update job
                        set state = :state, message = :message, result = cast(:result as jsonb),
                            problems = cast(:problems as jsonb), problem_count = :problem_count, finished_at = :now, lease_id = null, lease_until = null
                        where id = :id and lease_id = :lease and state = 'running'
                        """)
                        .bind("id", id.value())
                        .bind("lease", lease)
                        .bind("state", state.wireName())
                        .bind("message", ending.message())
                        .bind("result", ending.result().map(Json::write).orElse(null))
                        .bind("problems", Json.write(problems))
                        .bind("problem_count", ending.problemCount())
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /// Puts the job back into the queue; false when the lease is lost.
    boolean retry(JobId id, UUID lease, Instant runAfter) {
        return database.with(h -> h.createUpdate("""
                        update job
                        set state = 'queued', run_after = :after, lease_id = null, lease_until = null
                        where id = :id and lease_id = :lease and state = 'running'
                        """)
                        .bind("id", id.value())
                        .bind("lease", lease)
                        .bind("after", runAfter)
                        .execute()
                == 1);
    }

    List<ObjectNode> openPayloads(String kind) {
        return database.with(
                h -> h.createQuery("select payload from job where kind = :kind and state in ('queued', 'running')")
                        .bind("kind", kind)
                        .map((row, _) -> Json.readObject(row.getString(1)))
                        .list());
    }

    int attempts(JobId id) {
        return database.with(h -> h.createQuery("select attempts from job where id = :id")
                .bind("id", id.value())
                .mapTo(Integer.class)
                .one());
    }

    /// A waiting job is cancelled at once, and true is the answer; a running one is asked to stop.
    boolean askCancel(JobId id, Instant now) {
        return database.with(h -> h.createQuery("""
                        update job
                        set cancel_asked = true,
                            state = case when state = 'queued' then 'cancelled' else state end,
                            finished_at = case when state = 'queued' then :now else finished_at end
                        where id = :id and state in ('queued', 'running')
                        returning state = 'cancelled'
                        """)
                .bind("id", id.value())
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    boolean isCancelAsked(JobId id) {
        return database.with(h -> h.createQuery("select cancel_asked from job where id = :id")
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    /// How a job ended.
    record Ending(String message, Optional<ObjectNode> result, List<Problem.Detail> problems, long problemCount) {
        static Ending of(String message) {
            return new Ending(message, Optional.empty(), List.of(), 0);
        }

        static Ending refused(Problem problem) {
            return new Ending(problem.detail(), Optional.empty(), problem.problems(), problem.problemCount());
        }
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isEmpty() ? null : (Long) value.getAsLong();
    }

    private static Job job(ResultSet row) throws SQLException {
        long scope = row.getLong("scope_id");
        OptionalLong scopeId = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(scope);
        Optional<ObjectNode> result =
                Optional.ofNullable(row.getString("result")).map(Json::readObject);
        List<Problem.Detail> problems = new ArrayList<>();
        for (JsonNode node : Json.read(row.getString("problems"))) {
            problems.add(new Problem.Detail(
                    node.path("pointer").asString(), node.path("message").asString()));
        }
        return new Job(
                new JobId(row.getLong("id")),
                new Job.Order(
                        row.getString("kind"),
                        Json.readObject(row.getString("payload")),
                        row.getLong("creator_id"),
                        scopeId,
                        instant(row, "created_at").orElseThrow()),
                new Job.Progress(
                        JobState.of(row.getString("state")),
                        row.getLong("done"),
                        row.getLong("total"),
                        row.getString("message")),
                new Job.Outcome(
                        result,
                        problems,
                        row.getLong("problem_count"),
                        instant(row, "started_at"),
                        instant(row, "finished_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time)
                .map(t -> t.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    }
}
