package dev.assay.labeling.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns result lists into items and back. JSON is given as plain Java values: Map, List, String, Boolean, Number,
/// null.
public final class ResultItems {
    private ResultItems() {}

    /// Reads a result. Null is an empty one. Every problem is found; none throws. An entry with a wrong type inside
    /// is read as an [ResultItem.OtherItem], so that indexes stay.
    ///
    /// @param wire the list; its maps must not be changed afterwards
    public static ReadResult read(@Nullable Object wire) {
        if (wire == null) {
            return new ReadResult(List.of(), List.of(), List.of());
        }
        if (!(wire instanceof List<?> list)) {
            return new ReadResult(
                    List.of(),
                    List.of(),
                    List.of(ResultProblem.malformed(
                            "not-a-list",
                            "",
                            "The result is %s; it must be a list of result items.".formatted(Values.kindOf(wire)))));
        }
        List<ResultProblem> problems = new ArrayList<>(WireLimits.check(list));
        if (!problems.isEmpty()) {
            return new ReadResult(List.of(), List.of(), problems);
        }
        List<ResultItem> items = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object entry = list.get(i);
            if (entry instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
                items.add(new ItemReader(named(map), i, problems).read());
                positions.add(i);
            } else {
                problems.add(ResultProblem.malformed(
                        "not-an-object",
                        "/" + i,
                        "Region %d: the entry is %s; it must be an object.".formatted(i, Values.kindOf(entry))));
            }
        }
        return new ReadResult(items, positions, problems);
    }

    /// The item for the wire. One that was read and not changed gives a map equal to what it came from, with the keys
    /// in the same order; a changed one keeps every key that the change does not touch.
    public static Map<String, @Nullable Object> toWire(ResultItem item) {
        return ItemWriter.write(item);
    }

    /// All items for the wire.
    public static List<Map<String, @Nullable Object>> toWire(List<ResultItem> items) {
        return items.stream().map(ResultItems::toWire).toList();
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
