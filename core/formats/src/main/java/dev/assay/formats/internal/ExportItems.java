package dev.assay.formats.internal;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportTask;
import dev.assay.formats.wire.WireValues;
import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Picks what writers write of a task, the same way for all of them.
public final class ExportItems {
    private static final Comparator<ExportAnnotation> NEWEST_FIRST = Comparator.comparing(
                    (ExportAnnotation annotation) -> annotation.facts().createdAt())
            .thenComparingLong(ExportAnnotation::id)
            .reversed();

    private ExportItems() {}

    /// One result of an answer, with the control that it names.
    ///
    /// @param item the whole result item
    public record Output(Control control, Map<String, @Nullable Object> item, Map<String, @Nullable Object> value) {}

    /// The answers to write, newest first; skipped ones are left out.
    /// **Source** of the order: Label Studio's converter.
    public static List<ExportAnnotation> answers(ExportTask task) {
        return task.annotations().stream()
                .filter(annotation -> !annotation.facts().wasCancelled())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /// Whether the task says nothing in formats of one item per answer: it has answers and all of them are skips.
    public static boolean onlySkipped(ExportTask task) {
        return !task.annotations().isEmpty()
                && task.annotations().stream()
                        .allMatch(annotation -> annotation.facts().wasCancelled());
    }

    /// The one answer that stands for the task: the accepted one, or else the newest.
    public static Optional<ExportAnnotation> chosen(ExportTask task) {
        List<ExportAnnotation> answers = answers(task);
        return answers.stream()
                .filter(annotation -> annotation.facts().accepted())
                .findFirst()
                .or(() -> answers.stream().findFirst());
    }

    /// The results that name a control of the config, in their order. Relations and strangers are left out.
    public static List<Output> outputs(ExportAnnotation annotation, LabelingConfig config) {
        List<Output> outputs = new ArrayList<>();
        for (Object entry : annotation.result().list()) {
            if (entry instanceof Map<?, ?> map
                    && map.get("from_name") instanceof String name
                    && map.get("value") instanceof Map<?, ?> value) {
                Optional<Control> control = config.control(name);
                if (control.isPresent()) {
                    outputs.add(new Output(control.get(), WireValues.object(map), WireValues.object(value)));
                }
            }
        }
        return outputs;
    }
}
