package dev.assay.formats;

import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.wire.WireValues;
import dev.assay.labeling.DataKey;
import dev.assay.labeling.LabelingConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells whether a task's data has what a labeling config shows.
public final class DataCheck {
    private final List<DataKey> wanted;

    public DataCheck(LabelingConfig config) {
        this.wanted = config.dataKeys();
    }

    /// Notes what the data lacks; true when nothing.
    public boolean passes(Map<String, @Nullable Object> data, Place place, ImportProblems problems) {
        boolean passes = true;
        for (DataKey key : wanted) {
            if (!data.containsKey(key.key())) {
                passes = false;
                problems.add(new ImportProblem(
                        Code.MISSING_VARIABLE,
                        place,
                        "/data/" + key.key(),
                        "\"%s\" key is expected in task data [Actual keys: %s]; add it, or change $%s in the labeling config"
                                .formatted(key.key(), new TreeSet<>(data.keySet()), key.key())));
            } else if (!fits(key.tag(), data.get(key.key()))) {
                passes = false;
                problems.add(new ImportProblem(
                        Code.WRONG_VARIABLE,
                        place,
                        "/data/" + key.key(),
                        "\"%s\" is %s, which %s cannot show"
                                .formatted(key.key(), WireValues.kind(data.get(key.key())), key.tag())));
            }
        }
        return passes;
    }

    /// Text shows any plain value; lists of images and dialogues may be lists; null shows as nothing.
    private static boolean fits(String tag, @Nullable Object value) {
        return switch (tag) {
            case "List", "Chat" -> value == null || value instanceof List<?>;
            case "Text", "Image", "Audio", "AudioPlus", "Video", "HyperText" -> !(value instanceof Map<?, ?>);
            default -> true;
        };
    }
}
