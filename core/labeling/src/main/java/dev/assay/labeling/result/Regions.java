package dev.assay.labeling.result;

import dev.assay.labeling.ControlTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the items of a result together that belong to one region.
public final class Regions {
    private Regions() {}

    /// The regions in the order of their first item. An id whose items only answer, such as a choice for the whole
    /// task, is no region; nor is an item without an id.
    public static List<Region> group(List<? extends ResultItem> items) {
        Map<String, List<ResultItem.Marked>> byId = new LinkedHashMap<>();
        for (ResultItem item : items) {
            if (item instanceof ResultItem.Marked marked && marked.id().isPresent()) {
                byId.computeIfAbsent(marked.id().get(), _ -> new ArrayList<>()).add(marked);
            }
        }
        return byId.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(Regions::isMark))
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Whether the item makes a region or gives it labels, rather than answering a question.
    public static boolean isMark(ResultItem item) {
        return switch (item) {
            case ResultItem.RectangleItem _, ResultItem.RectangleLabelingItem _, ResultItem.SpanItem _ -> true;
            case ResultItem.OtherItem other -> typeMarks(other.type());
            case ResultItem.ChoicesItem _,
                    ResultItem.TextAreaItem _,
                    ResultItem.RatingItem _,
                    ResultItem.RelationItem _ -> false;
        };
    }

    private static boolean typeMarks(String type) {
        Optional<ControlTag> tag = ControlTag.of(type);
        return tag.isPresent() ? tag.get().makesRegions() : !type.equals("chatmessage") && !type.isEmpty();
    }
}
