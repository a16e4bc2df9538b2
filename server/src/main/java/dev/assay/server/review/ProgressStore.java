package dev.assay.server.review;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

final class ProgressStore {
    private final Database database;

    ProgressStore(Database database) {
        this.database = database;
    }

    /// Somebody who works in a project; the median is of the lead times of their last answers, in seconds.
    record Worker(Who who, OptionalDouble medianSeconds) {}

    record Who(long id, String email, String firstName, String lastName) {}

    /// These people, in order of id.
    List<Worker> people(ProjectId project, Collection<PersonId> ids) {
        return database.with(handle -> handle.createQuery("""
                        SELECT p.id, p.email, p.first_name, p.last_name, m.median
                        FROM public_person p
                        CROSS JOIN LATERAL (
                            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY last.lead_time) AS median
                            FROM (SELECT a.lead_time, a.was_cancelled
                                  FROM public_annotation a
                                  WHERE a.project_id = :project AND a.person_id = p.id
                                  ORDER BY a.id DESC
                                  LIMIT 200) AS last
                            WHERE NOT last.was_cancelled AND last.lead_time > 0) AS m
                        WHERE p.id = ANY (:ids)
                        ORDER BY p.id
                        """)
                .bind("project", project.value())
                .bindArray("ids", Long.class, ids.stream().map(PersonId::value).toList())
                .map((row, _) -> {
                    double median = row.getDouble("median");
                    OptionalDouble seconds = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(median);
                    return new Worker(
                            new Who(
                                    row.getLong("id"),
                                    row.getString("email"),
                                    row.getString("first_name"),
                                    row.getString("last_name")),
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
