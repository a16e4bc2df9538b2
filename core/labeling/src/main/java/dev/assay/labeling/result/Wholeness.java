package dev.assay.labeling.result;

import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Judges the items of a result against each other: marks, answers and label counts. Asked once per item, in order.
final class Wholeness {
    private final ConfigLookup lookup;
    private final Set<String> regions = new HashSet<>();
    private final Map<String, List<Object>> places = new HashMap<>();
    private final Set<List<String>> markedBy = new HashSet<>();
    private final Set<List<Object>> answers = new HashSet<>();
    private final Map<List<String>, Integer> usages = new HashMap<>();

    Wholeness(ConfigLookup lookup, List<ResultItem> items) {
        this.lookup = lookup;
        Regions.group(items).forEach(region -> regions.add(region.id()));
    }

    void check(ResultItem.Marked item, int index, List<ResultProblem> problems) {
        Optional<Control> control = lookup.control(item.common().fromName());
        if (Regions.isMark(item)) {
            mark(item, index, problems);
            control.ifPresent(known -> usages(known, item, index, problems));
        } else {
            control.ifPresent(known -> answer(known, item, index, problems));
        }
    }

    /// A region is marked once. Further items of its id may give it labels of other controls by repeating the same
    /// mark.
    private void mark(ResultItem.Marked item, int index, List<ResultProblem> problems) {
        if (item.id().isEmpty()) {
            return;
        }
        String id = item.id().get();
        List<Object> place = place(item);
        boolean samePlace = place.equals(places.computeIfAbsent(id, _ -> place));
        if (!markedBy.add(List.of(id, item.common().fromName())) || !samePlace) {
            problems.add(ResultProblem.misfit(
                    "duplicate-region",
                    "/" + index + "/id",
                    "Region %d: the id \"%s\" marks another place already; give each region its own id."
                            .formatted(index, Values.cut(id))));
        }
    }

    /// Where the item lies; items of the same place may share an id.
    private static List<Object> place(ResultItem.Marked item) {
        String object = item.common().toName();
        return switch (item) {
            case ResultItem.RectangleItem box -> List.of(object, box.rectangle());
            case ResultItem.RectangleLabelingItem box -> List.of(object, box.rectangle());
            case ResultItem.SpanItem span -> List.of(object, span.start(), span.end());
            case ResultItem.OtherItem _, ResultItem.ChoicesItem _, ResultItem.TextAreaItem _, ResultItem.RatingItem _ ->
                List.of(object);
        };
    }

    private void usages(Control control, ResultItem.Marked item, int index, List<ResultProblem> problems) {
        for (String label : ResultItem.labelsOf(List.of(item))) {
            OptionalInt most =
                    lookup.option(control, label).map(control::maxUsages).orElse(OptionalInt.empty());
            int used = usages.merge(List.of(control.name(), label), 1, Integer::sum);
            if (most.isPresent() && used > most.getAsInt()) {
                problems.add(ResultProblem.misfit(
                        "max-usages",
                        "/" + index,
                        "Region %d: label \"%s\" is used %d times; \"%s\" allows %d."
                                .formatted(index, Values.cut(label), used, control.name(), most.getAsInt())));
            }
        }
    }

    private void answer(Control control, ResultItem.Marked item, int index, List<ResultProblem> problems) {
        if (control.kind().equals(Optional.of(ControlTag.CHAT))) {
            return;
        }
        if (control.perRegion() && !regions.contains(item.id().orElse(""))) {
            problems.add(ResultProblem.misfit(
                    "answer-without-region",
                    "/" + index + "/id",
                    "Region %d: \"%s\" asks about a region, and no region has the id \"%s\"."
                            .formatted(
                                    index,
                                    Values.cut(control.name()),
                                    Values.cut(item.id().orElse("")))));
        }
        Object page = Optional.ofNullable(item.wire().get("item_index")).orElse("");
        List<Object> asked = List.of(
                control.name(),
                item.common().fromName(),
                item.common().toName(),
                control.perRegion() ? item.id().orElse("") : "",
                page);
        if (!answers.add(asked)) {
            problems.add(ResultProblem.misfit(
                    "duplicate-answer",
                    "/" + index,
                    "Region %d: \"%s\" is answered twice; keep one answer.".formatted(index, control.name())));
        }
    }
}
