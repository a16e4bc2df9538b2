package dev.assay.formats.json;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportTask;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.internal.ExportItems.Output;
import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One answer in short: control name to what was answered there.
/// **Source** of the shortening: Label Studio's converter, JSON_MIN.
public final class MinifiedItem {
    private MinifiedItem() {}

    /// Control name to its answer: a text for a single choice or a single typed text, else a list of values.
    /// Region values carry `original_width` and `original_height`, without which percent mean nothing.
    public static Map<String, @Nullable Object> outputs(ExportAnnotation annotation, LabelingConfig config) {
        Map<String, List<Output>> byControl = new LinkedHashMap<>();
        for (Output output : ExportItems.outputs(annotation, config)) {
            byControl.computeIfAbsent(name(output), _ -> new ArrayList<>()).add(output);
        }
        Map<String, @Nullable Object> shortened = new LinkedHashMap<>();
        byControl.forEach((name, outputs) -> shortened.put(name, shorten(outputs)));
        return shortened;
    }

    private static String name(Output output) {
        return String.valueOf(output.item().get("from_name"));
    }

    private static @Nullable Object shorten(List<Output> outputs) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Output output : outputs) {
            list.add(shorten(output));
        }
        Control control = outputs.getFirst().control();
        boolean singular = singleKey(control) != null;
        return singular && list.size() == 1 ? list.getFirst() : list;
    }

    private static @Nullable Object shorten(Output output) {
        String key = singleKey(output.control());
        if (key != null && output.value().get(key) instanceof List<?> list && list.size() == 1) {
            return list.getFirst();
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>(output.value());
        for (String size : List.of("original_width", "original_height")) {
            if (output.item().containsKey(size)) {
                value.put(size, output.item().get(size));
            }
        }
        return value;
    }

    private static @Nullable String singleKey(Control control) {
        return switch (control.tag()) {
            case "Choices" -> "choices";
            case "TextArea" -> "text";
            default -> null;
        };
    }

    /// The fields beside data and answers, in their order; all null for a task without an answer.
    public static Map<String, @Nullable Object> facts(ExportTask task, @Nullable ExportAnnotation annotation) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("annotator", annotation == null ? null : annotation.author().shown());
        facts.put("annotation_id", annotation == null ? null : annotation.id());
        facts.put("created_at", annotation == null ? null : annotation.facts().createdAt());
        facts.put("updated_at", annotation == null ? null : annotation.facts().updatedAt());
        facts.put("lead_time", annotation == null ? null : annotation.facts().leadTimeSeconds());
        if (task.wire().get("agreement") != null) {
            facts.put("agreement", task.wire().get("agreement"));
        }
        return facts;
    }
}
