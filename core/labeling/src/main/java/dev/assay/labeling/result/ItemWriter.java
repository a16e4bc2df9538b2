package dev.assay.labeling.result;

import dev.assay.geometry.ImageSize;
import dev.assay.geometry.PercentRectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes one item over the entry it came from: what still says the same stays as it is, the rest is replaced in
/// place.
final class ItemWriter {
    private ItemWriter() {}

    static Map<String, @Nullable Object> write(ResultItem item) {
        Map<String, @Nullable Object> wire = item.wire();
        if (!wire.isEmpty() && new ItemReader(wire, 0, new ArrayList<>()).read().equals(item)) {
            return wire;
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>(wire);
        switch (item) {
            case ResultItem.RelationItem relation -> relation(relation, out);
            case ResultItem.Marked marked -> marked(marked, out);
        }
        return out;
    }

    private static void relation(ResultItem.RelationItem relation, Map<String, @Nullable Object> out) {
        put(out, "from_id", relation.fromId());
        put(out, "to_id", relation.toId());
        put(out, "type", "relation");
        put(out, "direction", relation.direction().orElse(null));
        if (!relation.labels().isEmpty() || out.containsKey("labels")) {
            put(out, "labels", relation.labels());
        }
    }

    private static void marked(ResultItem.Marked item, Map<String, @Nullable Object> out) {
        Common common = item.common();
        put(out, "id", common.id().orElse(null));
        put(out, "from_name", common.fromName());
        put(out, "to_name", common.toName());
        put(out, "type", common.type());
        traits(common.traits(), out);
        if (item instanceof ResultItem.OtherItem) {
            return;
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        if (out.get("value") instanceof Map<?, ?> old) {
            old.forEach((key, kept) -> value.put(String.valueOf(key), kept));
        }
        value(item, out, value);
        out.put("value", value);
    }

    private static void traits(Traits traits, Map<String, @Nullable Object> out) {
        put(out, "origin", traits.origin().orElse(null));
        put(out, "score", traits.score().isPresent() ? traits.score().getAsDouble() : null);
        put(out, "parentID", traits.parentId().orElse(null));
        if (traits.readonly() || Boolean.TRUE.equals(out.get("readonly"))) {
            put(out, "readonly", traits.readonly());
        }
        if (traits.hidden() || Boolean.TRUE.equals(out.get("hidden"))) {
            put(out, "hidden", traits.hidden());
        }
        if (!traits.meta().isEmpty() || out.get("meta") instanceof Map<?, ?>) {
            put(out, "meta", traits.meta());
        }
    }

    private static void value(
            ResultItem.Marked item, Map<String, @Nullable Object> out, Map<String, @Nullable Object> value) {
        switch (item) {
            case ResultItem.RectangleItem box -> {
                rectangle(box.rectangle(), box.image(), out, value);
                if (box.type().equals("rectanglelabels")) {
                    put(value, "rectanglelabels", box.labels());
                }
            }
            case ResultItem.RectangleLabelingItem box -> {
                rectangle(box.rectangle(), box.image(), out, value);
                put(value, "labels", box.labels());
            }
            case ResultItem.SpanItem span -> {
                put(value, "start", span.start());
                put(value, "end", span.end());
                put(value, "text", span.text().orElse(null));
                put(value, "labels", span.labels());
            }
            case ResultItem.ChoicesItem choices -> putPaths(value, choices.choices());
            case ResultItem.TextAreaItem texts -> {
                boolean sameText =
                        value.get("text") instanceof String one && texts.texts().equals(List.of(one));
                if (!sameText) {
                    put(value, "text", texts.texts());
                }
            }
            case ResultItem.RatingItem rating -> put(value, "rating", number(rating.rating()));
            case ResultItem.OtherItem _ -> {
                // Its value is the entry's own.
            }
        }
    }

    private static void rectangle(
            PercentRectangle rectangle,
            Optional<ImageSize> image,
            Map<String, @Nullable Object> out,
            Map<String, @Nullable Object> value) {
        put(value, "x", rectangle.x());
        put(value, "y", rectangle.y());
        put(value, "width", rectangle.width());
        put(value, "height", rectangle.height());
        if (rectangle.rotation() != 0 || value.get("rotation") != null || out.isEmpty()) {
            put(value, "rotation", rectangle.rotation());
        }
        image.ifPresent(size -> {
            put(out, "original_width", size.width());
            put(out, "original_height", size.height());
        });
    }

    /// A path of one step is written as its text, as it is without nesting.
    private static void putPaths(Map<String, @Nullable Object> value, List<List<String>> paths) {
        if (Values.paths(value.get("choices")).equals(Optional.of(paths))) {
            return;
        }
        List<Object> entries = new ArrayList<>();
        for (List<String> path : paths) {
            entries.add(path.size() == 1 ? path.getFirst() : path);
        }
        value.put("choices", entries);
    }

    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    /// Null takes the key away, unless it was there without a value.
    private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (value == null) {
            if (map.get(key) != null) {
                map.remove(key);
            }
        } else if (!Values.same(map.get(key), value)) {
            map.put(key, value);
        }
    }
}
