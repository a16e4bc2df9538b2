package dev.assay.server.review;

import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

final class ProgressStore {
    private final Database database;

    ProgressStore(Database database) {
        this.database = database;
    }

    /// Answers, skips and verdicts of one day.
    record Day(int submitted, int skipped, int reviewed, int rejected) {
        static final Day IDLE = new Day(0, 0, 0, 0);
    }

    private record Dated(LocalDate date, Day work) {}

    Map<LocalDate, Day> days(ProjectId project, LocalDate since) {
        return database.with(handle -> handle.createQuery("""
                        SELECT (at AT TIME ZONE 'UTC')::date AS day,
                               count(*) FILTER (WHERE kind = 'submitted') AS submitted,
                               count(*) FILTER (WHERE kind = 'skipped') AS skipped,
                               count(*) FILTER (WHERE kind IN ('accepted', 'fixed', 'rejected')) AS reviewed,
                               count(*) FILTER (WHERE kind = 'rejected') AS rejected
                        FROM (SELECT created_at AS at, CASE WHEN was_cancelled THEN 'skipped' ELSE 'submitted' END AS kind
                              FROM public_annotation
                              WHERE project_id = :project AND created_at >= :since
                              UNION ALL
                              SELECT created_at, verdict
                              FROM review
                              WHERE project_id = :project AND created_at >= :since) AS work
                        GROUP BY day
                        """)
                .bind("project", project.value())
                .bind("since", since.atStartOfDay().toInstant(ZoneOffset.UTC))
                .map((row, _) -> new Dated(
                        row.getObject("day", LocalDate.class),
                        new Day(
                                row.getInt("submitted"),
                                row.getInt("skipped"),
                                row.getInt("reviewed"),
                                row.getInt("rejected"))))
                .collect(Collectors.toMap(Dated::date, Dated::work)));
    }

    /// A person's work in a project; the median is of the lead times of answers, in seconds.
    record Worker(Who who, int submitted, int skipped, int accepted, int rejected, OptionalDouble medianSeconds) {}

    record Who(long id, String email, String firstName, String lastName) {}

    List<Worker> people(ProjectId project) {
        return database.with(handle -> handle.createQuery("""
                        WITH answers AS (
                            SELECT person_id,
                                   count(*) FILTER (WHERE NOT was_cancelled) AS submitted,
                                   count(*) FILTER (WHERE was_cancelled) AS skipped,
                                   percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time)
                                       FILTER (WHERE NOT was_cancelled AND lead_time > 0) AS median
                            FROM public_annotation
                            WHERE project_id = :project
                            GROUP BY person_id),
                        verdicts AS (
                            SELECT a.person_id,
                                   count(*) FILTER (WHERE r.verdict <> 'rejected') AS accepted,
                                   count(*) FILTER (WHERE r.verdict = 'rejected') AS rejected
                            FROM review r
                            JOIN public_annotation a ON a.id = r.annotation_id
                            WHERE r.project_id = :project
                            GROUP BY a.person_id)
                        SELECT p.id, p.email, p.first_name, p.last_name, n.submitted, n.skipped, n.median,
                               coalesce(v.accepted, 0) AS accepted, coalesce(v.rejected, 0) AS rejected
                        FROM answers n
                        JOIN public_person p ON p.id = n.person_id
                        LEFT JOIN verdicts v ON v.person_id = n.person_id
                        ORDER BY n.submitted DESC, p.id
                        LIMIT 1000
                        """)
                .bind("project", project.value())
                .map((row, _) -> {
                    double median = row.getDouble("median");
                    OptionalDouble seconds = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(median);
                    return new Worker(
                            new Who(
                                    row.getLong("id"),
                                    row.getString("email"),
                                    row.getString("first_name"),
                                    row.getString("last_name")),
                            row.getInt("submitted"),
                            row.getInt("skipped"),
                            row.getInt("accepted"),
                            row.getInt("rejected"),
                            seconds);
                })
                .list());
    }

    /// A change of a task's state.
    record Happened(long id, long task, Instant at, Change change, Why why) {
        Optional<String> from() {
            return change.from();
        }

        String to() {
            return change.to();
        }

        String trigger() {
            return change.trigger();
        }

        OptionalLong person() {
            return why.person();
        }

        Optional<String> reason() {
            return why.reason();
        }
    }

    record Change(Optional<String> from, String to, String trigger) {}

    record Why(OptionalLong person, Optional<String> reason) {}

    /// The last fifty changes.
    List<Happened> activity(ProjectId project) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, task_id, at, from_state, to_state, trigger, person_id, reason
                        FROM public_task_event
                        WHERE project_id = :project
                        ORDER BY id DESC
                        LIMIT 50
                        """)
                .bind("project", project.value())
                .map((row, _) -> {
                    long person = row.getLong("person_id");
                    OptionalLong by = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(person);
                    return new Happened(
                            row.getLong("id"),
                            row.getLong("task_id"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            new Change(
                                    Optional.ofNullable(row.getString("from_state")),
                                    row.getString("to_state"),
                                    row.getString("trigger")),
                            new Why(by, Optional.ofNullable(row.getString("reason"))));
                })
                .list());
    }

    /// Leases that ended and were not freed yet.
    int staleLeases(ProjectId project, Instant now) {
        return database.with(handle -> handle.createQuery(
                        "SELECT count(*) FROM public_lease WHERE project_id = :project AND expires_at <= :now")
                .bind("project", project.value())
                .bind("now", now)
                .mapTo(Integer.class)
                .one());
    }
}
