package dev.assay.server.transfer;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportTask;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            List<Long> ids = rows.stream().map(ExportStore.TaskRow::id).toList();
            Map<Long, List<ExportStore.AnnotationRow>> annotations = store.annotations(ids);
            Map<Long, List<Long>> predictions = store.predictions(ids);
            for (ExportStore.TaskRow row : rows) {
                Optional<ExportTask> task = taskOf(
                        row,
                        annotations.getOrDefault(row.id(), List.of()),
                        predictions.getOrDefault(row.id(), List.of()));
                if (task.isPresent()) {
                    sink.task(task.get());
                    count++;
                }
            }
        }
    }

    private Optional<ExportTask> taskOf(
            ExportStore.TaskRow row, List<ExportStore.AnnotationRow> all, List<Long> predictions) {
        List<ExportAnnotation> chosen = chosen(row, all).stream()
                .map(annotation -> annotation.toExport(row.accepted()))
                .toList();
        if (chosen.isEmpty() && !request.allTasks()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", row.id());
        List<Object> list = new ArrayList<>();
        chosen.forEach(annotation -> list.add(annotation.wire()));
        wire.put("annotations", list);
        wire.put("file_upload", row.upload().name());
        wire.put("drafts", List.of());
        wire.put("predictions", predictions);
        wire.put("data", row.data());
        wire.putAll(row.rest());
        return Optional.of(
                new ExportTask(row.id(), row.data(), chosen, wire, row.upload().size()));
    }

    private List<ExportStore.AnnotationRow> chosen(ExportStore.TaskRow task, List<ExportStore.AnnotationRow> all) {
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
