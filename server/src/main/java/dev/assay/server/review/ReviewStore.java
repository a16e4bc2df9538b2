package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.node.ArrayNode;

final class ReviewStore {
    private static final String COLUMNS = """
            r.id, r.annotation_id, r.task_id, r.version, r.reviewer_id, r.verdict, r.reason, r.comment, r.pins, r.created_at,
            (SELECT coalesce(nullif(btrim(p.first_name || ' ' || p.last_name), ''), p.email)
             FROM public_person p WHERE p.id = r.reviewer_id) AS by_name
            """;
    private final Database database;

    ReviewStore(Database database) {
        this.database = database;
    }

    Review insert(ProjectId project, Review.Place place, Review.Said said, PersonId reviewer, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO review AS r (annotation_id, task_id, project_id, version, reviewer_id, verdict, reason,
                                                 comment, pins, created_at)
                        VALUES (:annotation, :task, :project, :version, :reviewer, :verdict, :reason, :comment,
                                :pins::jsonb, :now)
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("annotation", place.annotation().value())
                .bind("task", place.task().value())
                .bind("project", project.value())
                .bind("version", place.version())
                .bind("reviewer", reviewer.value())
                .bind("verdict", said.verdict().wireName())
                .bind("reason", said.reason())
                .bind("comment", said.comment())
                .bind("pins", Json.write(said.pins()))
                .bind("now", now)
                .map(ReviewStore::review)
                .one());
    }

    /// Verdicts on answers to these tasks, newest first; only those on one person's answers, or all.
    List<Review> ofTasks(Collection<TaskId> tasks, Optional<PersonId> author) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM review r
                        JOIN public_annotation a ON a.id = r.annotation_id
                        WHERE r.task_id = ANY (:tasks) AND (CAST(:author AS bigint) IS NULL OR a.person_id = :author)
                        ORDER BY r.task_id, r.id DESC
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("author", author.map(PersonId::value))
                .map(ReviewStore::review)
                .list());
    }

    /// The next completed tasks that this person may review and nobody else is reviewing, in the queue's order.
    List<TaskId> waiting(ProjectId project, PersonId person, boolean ownToo, Instant now, int limit) {
        return database.with(handle -> handle.createQuery("""
                        SELECT t.id
                        FROM public_task t
                        WHERE t.project_id = :project AND t.state = 'completed'
                          AND NOT EXISTS (
                              SELECT 1 FROM public_lease l
                              WHERE l.task_id = t.id AND l.kind = 'review' AND l.person_id <> :person AND l.expires_at > :now)
                          AND (:own OR NOT EXISTS (
                              SELECT 1 FROM public_task_person p
                              WHERE p.task_id = t.id AND p.person_id = :person AND p.answers > 0))
                        ORDER BY t.id
                        LIMIT :limit
                        """)
                .bind("project", project.value())
                .bind("person", person.value())
                .bind("own", ownToo)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    private static Review review(ResultSet row, StatementContext context) throws SQLException {
        return new Review(
                row.getLong("id"),
                new Review.Place(
                        new AnnotationId(row.getLong("annotation_id")),
                        new TaskId(row.getLong("task_id")),
                        row.getInt("version")),
                new Review.Said(
                        Review.Verdict.ofWireName(row.getString("verdict")).orElseThrow(),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getString("comment")),
                        (ArrayNode) Json.read(row.getString("pins"))),
                Speaker.read(row.getObject("reviewer_id", Long.class), row.getString("by_name")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
