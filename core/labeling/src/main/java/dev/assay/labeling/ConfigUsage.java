package dev.assay.labeling;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a project's annotations and drafts use its labeling config.
///
/// @param answers number of result items by `from_name|to_name|type`
/// @param labels number of uses by control name and label
public record ConfigUsage(Map<String, Long> answers, Map<String, Map<String, Long>> labels) {
    public static final ConfigUsage NONE = new ConfigUsage(Map.of(), Map.of());

    public ConfigUsage {
        answers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
