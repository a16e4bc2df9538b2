package dev.assay.server.transfer;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportFormat;
import dev.assay.formats.ExportTask;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the tasks of an export from the open snapshot, some hundreds at a time.
final class ExportReader {
    private static final int BATCH = 500;
    private final ExportStore store;
    private final ProjectId project;
    private final ExportRequest request;

    ExportReader(Database database, ProjectId project, ExportRequest request) {
        this.store = new ExportStore(database);
        this.project = project;
        this.request = request;
    }

    /// Takes one task.
    @FunctionalInterface
    interface Sink {
        void task(ExportTask task) throws IOException;
    }

    /// Gives every task to the sink, by ascending id.
    ///
    /// @return how many
    long read(Sink sink) throws IOException {
        long count = 0;
        long after = 0;
        while (true) {
            List<ExportStore.TaskRow> rows = store.tasks(project, after, BATCH, request);
            if (rows.isEmpty()) {
                return count;
            }
            after = rows.getLast().id();
            Batch batch = batch(rows.stream().map(ExportStore.TaskRow::id).toList());
            for (ExportStore.TaskRow row : rows) {
                Optional<ExportTask> task = taskOf(row, batch);
                if (task.isPresent()) {
                    sink.task(task.get());
                    count++;
                }
            }
        }
    }

    /// What belongs to some hundred tasks, by task; people by their ids, where they are written whole.
    private record Batch(
            Map<Long, List<ExportStore.AnnotationRow>> annotations,
            Map<Long, List<Object>> predictions,
            Map<Long, List<Object>> drafts,
            Map<Long, Object> people) {}

    private Batch batch(List<Long> ids) {
        Map<Long, List<ExportStore.AnnotationRow>> annotations = store.annotations(ids);
        SnapshotOptions.Whole whole = request.options().whole();
        if (request.format() != ExportFormat.JSON) {
            return new Batch(annotations, Map.of(), Map.of(), Map.of());
        }
        Set<Long> authors = new HashSet<>();
        if (whole.people()) {
            annotations.values().forEach(list -> list.forEach(one -> authors.add(one.author())));
        }
        return new Batch(
                annotations,
                store.predictions(ids, whole.predictions()),
                store.drafts(ids, whole.drafts()),
                authors.isEmpty() ? Map.of() : store.people(authors));
    }

    private Optional<ExportTask> taskOf(ExportStore.TaskRow row, Batch batch) {
        List<ExportStore.AnnotationRow> all = batch.annotations().getOrDefault(row.id(), List.of());
        if (!isWanted(row, all)) {
            return Optional.empty();
        }
        List<ExportAnnotation> chosen = chosen(row, all).stream()
                .map(annotation -> annotation.toExport(row.accepted()))
                .toList();
        if (chosen.isEmpty() && !request.allTasks()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", row.id());
        List<Object> list = new ArrayList<>();
        chosen.forEach(annotation -> list.add(named(annotation.wire(), batch.people())));
        wire.put("annotations", list);
        wire.put("file_upload", row.upload().name());
        wire.put("drafts", batch.drafts().getOrDefault(row.id(), List.of()));
        wire.put("predictions", batch.predictions().getOrDefault(row.id(), List.of()));
        wire.put("data", row.data());
        wire.putAll(row.rest());
        return Optional.of(
                new ExportTask(row.id(), row.data(), chosen, wire, row.upload().size()));
    }

    private static Map<String, @Nullable Object> named(
            Map<String, @Nullable Object> annotation, Map<Long, Object> people) {
        Object person = annotation.get("completed_by") instanceof Long id ? people.get(id) : null;
        if (person == null) {
            return annotation;
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>(annotation);
        named.put("completed_by", person);
        return named;
    }

    private boolean isWanted(ExportStore.TaskRow task, List<ExportStore.AnnotationRow> answers) {
        SnapshotOptions.TaskFilter filter = request.options().tasks();
        boolean skipped = answers.stream().anyMatch(ExportStore.AnnotationRow::cancelled);
        return filter.skipped().map(only -> only == skipped).orElse(true)
                && filter.finished().map(only -> only == task.isFinished()).orElse(true)
                && filter.annotated().map(only -> only != answers.isEmpty()).orElse(true);
    }

    private List<ExportStore.AnnotationRow> chosen(ExportStore.TaskRow task, List<ExportStore.AnnotationRow> found) {
        SnapshotOptions.AnswerFilter filter = request.options().answers();
        List<ExportStore.AnnotationRow> all = found.stream()
                .filter(one ->
                        filter.takes(one.marks().groundTruth(), one.marks().cancelled()))
                .toList();
        return switch (request.which()) {
            case ALL -> all;
            case ACCEPTED ->
                all.stream()
                        .filter(annotation -> annotation.isAccepted(task.accepted()))
                        .toList();
            case LATEST ->
                all.stream()
                        .filter(annotation -> !annotation.cancelled())
                        .max(Comparator.comparing(ExportStore.AnnotationRow::createdAt)
                                .thenComparingLong(ExportStore.AnnotationRow::id))
                        .map(List::of)
                        .orElse(List.of());
        };
    }
}
