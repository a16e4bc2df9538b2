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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

final class CommentStore {
    private static final String COLUMNS = """
            c.id, c.task_id, c.annotation_id, c.project_id, c.person_id, c.text, c.pins, c.region_ref, c.resolved_at,
            c.created_at, c.updated_at,
            (SELECT coalesce(nullif(btrim(p.first_name || ' ' || p.last_name), ''), p.email)
             FROM public_person p WHERE p.id = c.person_id) AS by_name
            """;
    /// Comments are seen by their author, by the author of the answer, and by whoever sees all answers.
    private static final String SEEN = """
            (CAST(:viewer AS bigint) IS NULL OR c.person_id = :viewer
             OR EXISTS (SELECT 1 FROM public_annotation a WHERE a.id = c.annotation_id AND a.person_id = :viewer))
            """;
    private final Database database;

    CommentStore(Database database) {
        this.database = database;
    }

    Comment insert(Comment.Place place, Comment.Said said, PersonId by, boolean resolved, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO comment AS c (task_id, annotation_id, project_id, person_id, text, pins, region_ref,
                                                  resolved_at, created_at, updated_at)
                        VALUES (:task, :annotation, :project, :person, :text, :pins::jsonb, :region::jsonb,
                                CASE WHEN :resolved THEN CAST(:now AS timestamptz) END, :now, :now)
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("task", place.task().value())
                .bind("annotation", place.annotation().map(AnnotationId::value))
                .bind("project", place.project().value())
                .bind("person", by.value())
                .bind("text", said.text())
                .bind("pins", Json.write(said.pins()))
                .bind("region", said.regionRef().map(Json::write))
                .bind("resolved", resolved)
                .bind("now", now)
                .map(CommentStore::comment)
                .one());
    }

    Optional<Comment> find(long id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM comment c WHERE c.id = :id")
                .bind("id", id)
                .map(CommentStore::comment)
                .findOne());
    }

    /// Comments on these tasks, oldest first: all, or those that one person may see.
    List<Comment> ofTasks(Collection<TaskId> tasks, Optional<PersonId> viewer) {
        return database.with(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + """
                        FROM comment c
                        WHERE c.task_id = ANY (:tasks) AND
                        """ + SEEN + " ORDER BY c.task_id, c.id")
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("viewer", viewer.map(PersonId::value))
                .map(CommentStore::comment)
                .list());
    }

    /// Comments on one answer, oldest first.
    List<Comment> ofAnnotation(AnnotationId annotation, Optional<PersonId> viewer) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM comment c
                        WHERE c.annotation_id = :annotation AND
                        """ + SEEN + " ORDER BY c.id")
                .bind("annotation", annotation.value())
                .bind("viewer", viewer.map(PersonId::value))
                .map(CommentStore::comment)
                .list());
    }

    /// Comments of a project with ids above `after`, in order of id.
    List<Comment> ofProject(ProjectId project, Optional<PersonId> viewer, long after, int limit) {
        return database.with(
                handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM comment c
                        WHERE c.project_id = :project AND c.id > :after AND
                        """ + SEEN + " ORDER BY c.id LIMIT :limit")
                        .bind("project", project.value())
                        .bind("viewer", viewer.map(PersonId::value))
                        .bind("after", after)
                        .bind("limit", limit)
                        .map(CommentStore::comment)
                        .list());
    }

    Comment update(Comment comment, boolean resolved, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE comment AS c
                        SET text = :text, pins = :pins::jsonb, region_ref = :region::jsonb, updated_at = :now,
                            resolved_at = CASE WHEN :resolved THEN coalesce(c.resolved_at, CAST(:now AS timestamptz)) END
                        WHERE c.id = :id
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("id", comment.id())
                .bind("text", comment.said().text())
                .bind("pins", Json.write(comment.said().pins()))
                .bind("region", comment.said().regionRef().map(Json::write))
                .bind("resolved", resolved)
                .bind("now", now)
                .map(CommentStore::comment)
                .one());
    }

    void delete(long id) {
        database.use(handle -> handle.createUpdate("DELETE FROM comment WHERE id = :id")
                .bind("id", id)
                .execute());
    }

    private static Comment comment(ResultSet row, StatementContext context) throws SQLException {
        Optional<JsonNode> region =
                Optional.ofNullable(row.getString("region_ref")).map(Json::read);
        return new Comment(
                row.getLong("id"),
                new Comment.Place(
                        new TaskId(row.getLong("task_id")),
                        Optional.ofNullable(row.getObject("annotation_id", Long.class))
                                .map(AnnotationId::new),
                        new ProjectId(row.getLong("project_id"))),
                new Comment.Said(row.getString("text"), (ArrayNode) Json.read(row.getString("pins")), region),
                Speaker.read(row.getObject("person_id", Long.class), row.getString("by_name")),
                new Comment.Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("resolved_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }
}
