package dev.assay.server.transfer;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.wire.JsonText;
import dev.assay.geometry.ImageSize;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rows of tasks and answers for exports, from the published views.
final class ExportStore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private final Database database;

    ExportStore(Database database) {
        this.database = database;
    }

    /// Does the work with everything read from one moment.
    <T> T inSnapshot(Supplier<T> work) {
        return database.inSnapshot(_ -> work.get());
    }

    /// The uploaded file of a task, if it came from one.
    record Upload(@Nullable String name, Optional<ImageSize> size) {}

    /// @param isFinished nothing is left to be answered
    /// @param rest wire fields behind the data, in their order
    record TaskRow(
            long id,
            JsonText data,
            boolean isFinished,
            OptionalLong accepted,
            Upload upload,
            Map<String, @Nullable Object> rest) {}

    /// @param verdict what review says of it, or null
    record AnnotationRow(
            long id,
            long task,
            JsonText result,
            Marks marks,
            @Nullable String verdict,
            String createdAt,
            Map<String, @Nullable Object> wire) {
        /// What it is besides an answer.
        record Marks(boolean cancelled, boolean groundTruth) {}

        boolean cancelled() {
            return marks.cancelled();
        }

        /// The person's id; 0 when the person is gone.
        long author() {
            return wire.get("completed_by") instanceof Long person ? person : 0;
        }

        boolean isAccepted(OptionalLong acceptedOfTask) {
            return "accepted".equals(verdict) || acceptedOfTask.equals(OptionalLong.of(id));
        }

        ExportAnnotation toExport(OptionalLong acceptedOfTask) {
            Double leadTime = wire.get("lead_time") instanceof Double seconds ? seconds : null;
            Long author = wire.get("completed_by") instanceof Long person ? person : null;
            return new ExportAnnotation(
                    id,
                    result,
                    new ExportAnnotation.Author(author, Optional.empty()),
                    new ExportAnnotation.Facts(
                            cancelled(),
                            isAccepted(acceptedOfTask),
                            leadTime,
                            createdAt,
                            String.valueOf(wire.get("updated_at"))),
                    wire);
        }
    }

    List<TaskRow> tasks(ProjectId project, long after, int limit, ExportRequest request) {
        boolean some = !request.tasks().isEmpty();
        return database.with(handle -> handle.createQuery("""
                        SELECT t.id, t.data, t.meta, t.inner_id, t.state, t.is_labeled, t.overlap, t.allow_skip, t.total_annotations,
                               t.cancelled_annotations, t.total_predictions, t.accepted_annotation, t.created_at,
                               t.updated_at, t.updated_by, f.name AS file_name, f.width, f.height
                        FROM public_task t
                        LEFT JOIN file_upload f ON f.id = t.file_upload
                        WHERE t.project_id = :project AND t.id > :after
                          AND (:all OR t.total_annotations + t.cancelled_annotations > 0)
                          AND (NOT :some OR t.id = ANY(:ids))
                        ORDER BY t.id LIMIT :limit
                        """)
                .bind("project", project.value())
                .bind("after", after)
                .bind("all", request.allTasks())
                .bind("some", some)
                .bindArray("ids", Long.class, request.tasks())
                .bind("limit", limit)
                .map((row, _) -> task(row, project))
                .list());
    }

    private static TaskRow task(ResultSet row, ProjectId project) throws SQLException {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        rest.put("meta", new JsonText(row.getString("meta")));
        rest.put("created_at", time(row, "created_at"));
        rest.put("updated_at", time(row, "updated_at"));
        rest.put("allow_skip", row.getBoolean("allow_skip"));
        rest.put("inner_id", row.getLong("inner_id"));
        rest.put("total_annotations", row.getLong("total_annotations"));
        rest.put("cancelled_annotations", row.getLong("cancelled_annotations"));
        rest.put("total_predictions", row.getLong("total_predictions"));
        rest.put("comment_count", 0L);
        rest.put("unresolved_comment_count", 0L);
        rest.put("last_comment_updated_at", null);
        rest.put("project", project.value());
        rest.put("updated_by", longOrNull(row, "updated_by"));
        rest.put("comment_authors", List.of());
        rest.put("overlap", row.getLong("overlap"));
        rest.put("state", row.getString("state"));
        Long accepted = longOrNull(row, "accepted_annotation");
        Long width = longOrNull(row, "width");
        Long height = longOrNull(row, "height");
        Optional<ImageSize> size = width == null || height == null
                ? Optional.empty()
                : Optional.of(new ImageSize(Math.toIntExact(width), Math.toIntExact(height)));
        return new TaskRow(
                row.getLong("id"),
                new JsonText(row.getString("data")),
                row.getBoolean("is_labeled"),
                accepted == null ? OptionalLong.empty() : OptionalLong.of(accepted),
                new Upload(row.getString("file_name"), size),
                rest);
    }

    Map<Long, List<AnnotationRow>> annotations(Collection<Long> tasks) {
        Map<Long, List<AnnotationRow>> byTask = new HashMap<>();
        database.use(handle -> handle.createQuery("""
                        SELECT id, task_id, project_id, person_id, result, result_count, was_cancelled, ground_truth,
                               review_state, lead_time, unique_id, import_id, parent_prediction, parent_annotation,
                               last_action, draft_created_at, updated_by, created_at, updated_at
                        FROM public_annotation WHERE task_id = ANY(:tasks) ORDER BY task_id, id
                        """)
                .bindArray("tasks", Long.class, tasks)
                .map((row, _) -> annotation(row))
                .forEach(one -> byTask.computeIfAbsent(one.task(), _ -> new ArrayList<>())
                        .add(one)));
        return byTask;
    }

    private static AnnotationRow annotation(ResultSet row) throws SQLException {
        JsonText result = new JsonText(row.getString("result"));
        String createdAt = time(row, "created_at");
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", row.getLong("id"));
        wire.put("completed_by", row.getLong("person_id"));
        wire.put("result", result);
        wire.put("was_cancelled", row.getBoolean("was_cancelled"));
        wire.put("ground_truth", row.getBoolean("ground_truth"));
        wire.put("created_at", createdAt);
        wire.put("updated_at", time(row, "updated_at"));
        wire.put("draft_created_at", row.getObject("draft_created_at") == null ? null : time(row, "draft_created_at"));
        wire.put("lead_time", row.getDouble("lead_time"));
        wire.put("prediction", Map.of());
        wire.put("result_count", row.getLong("result_count"));
        wire.put("unique_id", row.getString("unique_id"));
        wire.put("import_id", longOrNull(row, "import_id"));
        wire.put("last_action", row.getString("last_action"));
        wire.put("bulk_created", false);
        wire.put("task", row.getLong("task_id"));
        wire.put("project", row.getLong("project_id"));
        wire.put("updated_by", longOrNull(row, "updated_by"));
        wire.put("parent_prediction", longOrNull(row, "parent_prediction"));
        wire.put("parent_annotation", longOrNull(row, "parent_annotation"));
        wire.put("last_created_by", null);
        return new AnnotationRow(
                row.getLong("id"),
                row.getLong("task_id"),
                result,
                new AnnotationRow.Marks(row.getBoolean("was_cancelled"), row.getBoolean("ground_truth")),
                row.getString("review_state"),
                createdAt,
                wire);
    }

    /// Predictions by task, whole or as ids.
    Map<Long, List<Object>> predictions(Collection<Long> tasks, boolean whole) {
        return byTask(
                tasks,
                whole
                        ? """
                        SELECT task_id, id, project_id, result, score, model_version, created_at, updated_at
                        FROM public_prediction WHERE task_id = ANY(:tasks) ORDER BY task_id, id
                        """
                        : "SELECT task_id, id FROM public_prediction WHERE task_id = ANY(:tasks) ORDER BY task_id, id",
                whole ? ExportStore::prediction : row -> row.getLong("id"));
    }

    private static Object prediction(ResultSet row) throws SQLException {
        double score = row.getDouble("score");
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("score", row.wasNull() ? null : (Double) score);
        wire.put("id", row.getLong("id"));
        wire.put("result", new JsonText(row.getString("result")));
        wire.put("model_version", row.getString("model_version"));
        wire.put("created_at", time(row, "created_at"));
        wire.put("updated_at", time(row, "updated_at"));
        wire.put("task", row.getLong("task_id"));
        wire.put("project", row.getLong("project_id"));
        return wire;
    }

    /// Drafts by task, whole or as ids.
    Map<Long, List<Object>> drafts(Collection<Long> tasks, boolean whole) {
        return byTask(
                tasks,
                whole
                        ? """
                        SELECT d.task_id, d.id, d.annotation_id, d.result, d.lead_time, d.was_postponed, d.created_at,
                               d.updated_at, p.email
                        FROM public_annotation_draft d LEFT JOIN public_person p ON p.id = d.person_id
                        WHERE d.task_id = ANY(:tasks) ORDER BY d.task_id, d.id
                        """
                        : "SELECT task_id, id FROM public_annotation_draft WHERE task_id = ANY(:tasks) ORDER BY task_id, id",
                whole ? ExportStore::draft : row -> row.getLong("id"));
    }

    private static Object draft(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", row.getLong("id"));
        wire.put("user", row.getString("email"));
        wire.put("result", new JsonText(row.getString("result")));
        wire.put("lead_time", row.getDouble("lead_time"));
        wire.put("was_postponed", row.getBoolean("was_postponed"));
        wire.put("created_at", time(row, "created_at"));
        wire.put("updated_at", time(row, "updated_at"));
        wire.put("task", row.getLong("task_id"));
        wire.put("annotation", longOrNull(row, "annotation_id"));
        return wire;
    }

    /// People as exports name them, by id.
    Map<Long, Object> people(Collection<Long> ids) {
        Map<Long, Object> people = new HashMap<>();
        database.use(handle -> handle.createQuery(
                        "SELECT id, email, first_name, last_name FROM public_person WHERE id = ANY(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, _) -> {
                    Map<String, @Nullable Object> person = new LinkedHashMap<>();
                    person.put("id", row.getLong("id"));
                    person.put("email", row.getString("email"));
                    person.put("first_name", row.getString("first_name"));
                    person.put("last_name", row.getString("last_name"));
                    return person;
                })
                .forEach(person -> people.put((Long) person.get("id"), person)));
        return people;
    }

    /// What a row becomes.
    @FunctionalInterface
    private interface Shape {
        Object of(ResultSet row) throws SQLException;
    }

    private Map<Long, List<Object>> byTask(Collection<Long> tasks, String sql, Shape shape) {
        Map<Long, List<Object>> byTask = new HashMap<>();
        database.use(handle -> handle.createQuery(sql)
                .bindArray("tasks", Long.class, tasks)
                .map((row, _) -> Map.entry(row.getLong("task_id"), shape.of(row)))
                .forEach(entry -> byTask.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue())));
        return byTask;
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return TIME.format(row.getObject(column, OffsetDateTime.class));
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }
}
