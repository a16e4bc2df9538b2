package dev.assay.server.prediction;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.CopyRows;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.node.ArrayNode;

final class PredictionStore {
    private static final String COLUMNS =
            "id, task_id, project_id, result, score, model_version, problems, created_at, updated_at";
    private final Database database;

    PredictionStore(Database database) {
        this.database = database;
    }

    /// Who stores and when.
    record Made(PersonId by, Instant at) {}

    Prediction insert(ProjectId project, NewPrediction made, Made by) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO prediction (task_id, project_id, result, score, model_version, problems,
                                                created_by, created_at, updated_at)
                        VALUES (:task, :project, :result::jsonb, :score, :version, :problems::jsonb, :by, :at, :at)
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("task", made.taskId())
                .bind("project", project.value())
                .bind("result", made.result())
                .bind("score", made.score().isPresent() ? (Double) made.score().getAsDouble() : null)
                .bind("version", made.modelVersion())
                .bind("problems", made.problems())
                .bind("by", by.by().value())
                .bind("at", by.at())
                .map(PredictionStore::row)
                .one());
    }

    void copy(ProjectId project, List<NewPrediction> predictions, Made by) {
        List<String> columns = List.of(
                "task_id",
                "project_id",
                "result",
                "score",
                "model_version",
                "problems",
                "created_by",
                "created_at",
                "updated_at");
        CopyRows.into(database, "prediction", columns, rows -> {
            for (NewPrediction prediction : predictions) {
                rows.put(prediction.taskId()).put(project.value()).put(prediction.result());
                if (prediction.score().isPresent()) {
                    rows.put(prediction.score().getAsDouble());
                } else {
                    rows.putNull();
                }
                rows.put(prediction.modelVersion())
                        .put(prediction.problems())
                        .put(by.by().value())
                        .put(by.at())
                        .put(by.at());
                rows.endRow();
            }
        });
    }

    void update(Prediction changed) {
        Prediction.Content content = changed.content();
        database.use(handle -> handle.createUpdate("""
                        UPDATE prediction
                        SET result = :result::jsonb, score = :score, model_version = :version,
                            problems = :problems::jsonb, updated_at = :at
                        WHERE id = :id
                        """)
                .bind("id", changed.id().value())
                .bind("result", Json.write(content.result()))
                .bind(
                        "score",
                        content.score().isPresent() ? (Double) content.score().getAsDouble() : null)
                .bind("version", content.modelVersion())
                .bind("problems", Json.write(content.problems()))
                .bind("at", changed.updatedAt())
                .execute());
    }

    /// The lowest score of each of these tasks, among the predictions of a model version, or of all where it is empty.
    Map<TaskId, OptionalDouble> lowestScores(Collection<TaskId> tasks, String version) {
        Map<TaskId, OptionalDouble> lowest = new LinkedHashMap<>();
        tasks.forEach(task -> lowest.put(task, OptionalDouble.empty()));
        database.use(handle -> handle.createQuery("""
                        SELECT task_id, min(score) AS score
                        FROM prediction
                        WHERE task_id = ANY (:tasks) AND score IS NOT NULL AND (:version = '' OR model_version = :version)
                        GROUP BY task_id
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .bind("version", version)
                .map((row, _) -> Map.entry(new TaskId(row.getLong("task_id")), row.getDouble("score")))
                .forEach(entry -> lowest.put(entry.getKey(), OptionalDouble.of(entry.getValue()))));
        return lowest;
    }

    /// Ids of the project's tasks behind one, ascending.
    List<TaskId> tasksAfter(ProjectId project, long after, int limit) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id FROM public_task WHERE project_id = :project AND id > :after ORDER BY id LIMIT :limit
                        """)
                .bind("project", project.value())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    boolean delete(PredictionId id) {
        return database.with(handle -> handle.createUpdate("DELETE FROM prediction WHERE id = :id")
                        .bind("id", id.value())
                        .execute())
                > 0;
    }

    /// Deletes up to a number of predictions of a version; task to how many of its were deleted.
    Map<TaskId, Integer> deleteVersion(ProjectId project, String version, int limit) {
        return database.with(handle -> {
            Map<TaskId, Integer> deleted = new LinkedHashMap<>();
            handle.createQuery("""
                            DELETE FROM prediction
                            WHERE id IN (SELECT id FROM prediction
                                         WHERE project_id = :project AND model_version = :version
                                         ORDER BY id LIMIT :limit)
                            RETURNING task_id
                            """)
                    .bind("project", project.value())
                    .bind("version", version)
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .forEach(task -> deleted.merge(new TaskId(task), 1, Integer::sum));
            return deleted;
        });
    }

    Optional<Prediction> find(PredictionId id) {
        return database.with(handle -> handle.createQuery("SELECT %s FROM prediction WHERE id = :id".formatted(COLUMNS))
                .bind("id", id.value())
                .map(PredictionStore::row)
                .findOne());
    }

    OptionalLong projectOf(PredictionId id) {
        return database.with(handle -> handle.createQuery("SELECT project_id FROM prediction WHERE id = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }

    /// Those of the tasks; within each task first those of the project's model version, or, where it names none, of the
    /// version of the task's newest; then by score, highest first; then the newest.
    Map<TaskId, List<Prediction>> ofTasks(Collection<TaskId> tasks) {
        Map<TaskId, List<Prediction>> byTask = new LinkedHashMap<>();
        database.use(handle -> handle.createQuery("""
                        SELECT p.id, p.task_id, p.project_id, p.result, p.score, p.model_version, p.problems,
                               p.created_at, p.updated_at
                        FROM (SELECT id, task_id, project_id, result, score, model_version, problems, created_at, updated_at,
                                     first_value(model_version) OVER (PARTITION BY task_id ORDER BY id DESC) AS newest
                              FROM prediction WHERE task_id = ANY(:tasks)) p
                        JOIN public_project j ON j.id = p.project_id
                        ORDER BY p.task_id, p.model_version <> coalesce(nullif(j.model_version, ''), p.newest),
                                 p.score DESC NULLS LAST, p.id DESC
                        """)
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .map(PredictionStore::row)
                .forEach(one -> byTask.computeIfAbsent(one.task(), _ -> new ArrayList<>())
                        .add(one)));
        return byTask;
    }

    /// Those of a project after an id, ascending.
    List<Prediction> ofProject(ProjectId project, long afterId, int limit) {
        return database.with(handle -> handle.createQuery("""
                        SELECT %s FROM prediction WHERE project_id = :project AND id > :after ORDER BY id LIMIT :limit
                        """.formatted(COLUMNS))
                .bind("project", project.value())
                .bind("after", afterId)
                .bind("limit", limit)
                .map(PredictionStore::row)
                .list());
    }

    int count(Collection<TaskId> tasks) {
        return database.with(handle -> handle.createQuery("SELECT count(*) FROM prediction WHERE task_id = ANY(:tasks)")
                .bindArray(
                        "tasks", Long.class, tasks.stream().map(TaskId::value).toList())
                .mapTo(Integer.class)
                .one());
    }

    List<ModelVersion> versions(ProjectId project) {
        return database.with(handle -> handle.createQuery("""
                        SELECT model_version, count(*) AS count, max(created_at) AS latest
                        FROM prediction WHERE project_id = :project
                        GROUP BY model_version ORDER BY max(id) DESC
                        """)
                .bind("project", project.value())
                .map((row, _) ->
                        new ModelVersion(row.getString("model_version"), row.getLong("count"), time(row, "latest")))
                .list());
    }

    private static Prediction row(ResultSet row, StatementContext context) throws SQLException {
        double score = row.getDouble("score");
        OptionalDouble given = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(score);
        return new Prediction(
                new PredictionId(row.getLong("id")),
                new TaskId(row.getLong("task_id")),
                new ProjectId(row.getLong("project_id")),
                new Prediction.Content(
                        (ArrayNode) Json.read(row.getString("result")),
                        given,
                        row.getString("model_version"),
                        (ArrayNode) Json.read(row.getString("problems"))),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
