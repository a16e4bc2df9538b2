package dev.assay.labeling.result;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every result item but a relation carries besides its value.
///
/// @param id names the region or the answer; several items may share it. A number is read as its text
/// @param fromName name of the control; empty text when missing
/// @param toName name of the object; empty text when missing
/// @param type as on the wire, e.g. `rectanglelabels`; empty text when missing
/// @param wire the entry as it came, with the keys that nobody knows; empty for an item made here
public record Common(
        Optional<String> id,
        String fromName,
        String toName,
        String type,
        Traits traits,
        Map<String, @Nullable Object> wire) {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "from_name",
            "to_name",
            "type",
            "value",
            "origin",
            "score",
            "parentID",
            "readonly",
            "hidden",
            "meta",
            "original_width",
            "original_height");

    public Common {
        wire = ResultItem.kept(wire);
    }

    /// What a new item made by a person carries.
    public static Common manual(String id, String fromName, String toName, String type) {
        return new Common(Optional.of(id), fromName, toName, type, Traits.MANUAL, Map.of());
    }

    /// The keys of the entry that this model does not read, in the order they came.
    public Map<String, @Nullable Object> unknown() {
        return ResultItem.kept(wire.entrySet().stream()
                .filter(entry -> !KNOWN.contains(entry.getKey()))
                .collect(
                        java.util.LinkedHashMap::new,
                        (map, entry) -> map.put(entry.getKey(), entry.getValue()),
                        Map::putAll));
    }
}
