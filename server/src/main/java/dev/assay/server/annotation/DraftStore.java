package dev.assay.server.annotation;

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

final class DraftStore {
    private static final String COLUMNS = """
            id, task_id, annotation_id, project_id, person_id, result, lead_time, was_postponed, version, created_at,
            updated_at
            """;
    private final Database database;

    DraftStore(Database database) {
        this.database = database;
    }

    Draft insert(Draft.Place place, Draft.Content content, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO annotation_draft (task_id, annotation_id, project_id, person_id, result, lead_time,
                                                      was_postponed, created_at, updated_at)
                        VALUES (:task, :annotation, :project, :person, :result::jsonb, :lead_time, :postponed, :now, :now)
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("task", place.task().value())
                .bind("annotation", place.annotation().map(AnnotationId::value))
                .bind("project", place.project().value())
                .bind("person", place.person().value())
                .bind("result", Json.write(content.result()))
                .bind("lead_time", content.leadTimeSeconds())
                .bind("postponed", content.postponed())
                .bind("now", now)
                .map(DraftStore::draft)
                .one());
    }

    Draft update(DraftId id, Draft.Content content, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE annotation_draft
                        SET result = :result::jsonb, lead_time = :lead_time, was_postponed = :postponed,
                            version = version + 1, updated_at = :now
                        WHERE id = :id
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("id", id.value())
                .bind("result", Json.write(content.result()))
                .bind("lead_time", content.leadTimeSeconds())
                .bind("postponed", content.postponed())
                .bind("now", now)
                .map(DraftStore::draft)
                .one());
    }

    boolean delete(DraftId id) {
        return database.with(handle -> handle.createUpdate("DELETE FROM annotation_draft WHERE id = :id")
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    Optional<Draft> find(DraftId id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM annotation_draft WHERE id = :id")
                .bind("id", id.value())
                .map(DraftStore::draft)
                .findOne());
    }

    /// The person's draft for a task, or for a new version of an annotation; others who would change it wait.
    Optional<Draft> lock(TaskId task, Optional<AnnotationId> annotation, PersonId person) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM annotation_draft
                        WHERE task_id = :task AND person_id = :person
                          AND annotation_id IS NOT DISTINCT FROM CAST(:annotation AS bigint)
                        FOR UPDATE
                        """)
                .bind("task", task.value())
                .bind("person", person.value())
                .bind("annotation", annotation.map(AnnotationId::value))
                .map(DraftStore::draft)
                .findOne());
    }

    /// Drafts of new versions of an annotation.
    List<Draft> ofAnnotation(AnnotationId annotation) {
        return database.with(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM annotation_draft WHERE annotation_id = :annotation FOR UPDATE")
                .bind("annotation", annotation.value())
                .map(DraftStore::draft)
                .list());
    }

    /// Drafts of these tasks, the newest first in each: all, or one person's.
    List<Draft> ofTasks(Collection<TaskId> tasks, Optional<PersonId> only) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM annotation_draft
                        WHERE task_id = ANY (:tasks) AND (CAST(:person AS bigint) IS NULL OR person_id = :person)
                        ORDER BY task_id, updated_at DESC, id DESC
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("person", only.map(PersonId::value))
                .map(DraftStore::draft)
                .list());
    }

    private static Draft draft(ResultSet row, StatementContext context) throws SQLException {
        long annotation = row.getLong("annotation_id");
        Optional<AnnotationId> of = row.wasNull() ? Optional.empty() : Optional.of(new AnnotationId(annotation));
        return new Draft(
                new DraftId(row.getLong("id")),
                new Draft.Place(
                        new TaskId(row.getLong("task_id")),
                        of,
                        new ProjectId(row.getLong("project_id")),
                        new PersonId(row.getLong("person_id"))),
                new Draft.Content(
                        (ArrayNode) Json.read(row.getString("result")),
                        row.getDouble("lead_time"),
                        row.getBoolean("was_postponed")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
