package dev.assay.labeling.result;

import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.VisibilityRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which controls are on the screen, and which items of a result count. One instance looks at one result.
///
/// Rules of a control and of all views around it must hold together. An answer of a control that is itself hidden
/// does not count for the rules of others; where rules look at each other in a circle, the one reached second counts.
/// A rule that looks at a `perRegion` control sees only the answers of the same region.
public final class Visibility {
    /// What the screen shows besides the config: the answers so far and the region that is selected.
    public record State(List<ResultItem> items, Optional<String> selectedRegion) {
        public State {
            items = List.copyOf(items);
        }
    }

    private enum Counts {
        ASKED,
        YES,
        NO
    }

    private final LabelingConfig config;
    private final List<ResultItem> items;
    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Counts[] counts;

    /// Where the items stand that choose something.
    private final List<Integer> choosing = new ArrayList<>();

    Visibility(LabelingConfig config, List<ResultItem> items) {
        this.config = config;
        this.items = items;
        this.counts = new Counts[items.size()];
        Regions.group(items).forEach(region -> regions.put(region.id(), region));
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ResultItem.Marked item && !chosen(item).isEmpty()) {
                choosing.add(i);
            }
        }
    }

    /// Names of the controls that are shown, in the order of the config. A `perRegion` control is shown while a
    /// region is selected that fits its conditions.
    public static Set<String> visibleControls(LabelingConfig config, State state) {
        Visibility visibility = new Visibility(config, state.items());
        Optional<Region> selected = state.selectedRegion().map(visibility.regions::get);
        return config.controls().stream()
                .filter(control -> visibility.isShown(control, selected))
                .map(Control::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The items that a submitted result holds: without those of hidden controls, without answers for regions that
    /// went with their control, and without relations that lost an end. Being hidden for want of a selected region
    /// takes nothing away. Items of controls that the config does not know stay.
    public static List<ResultItem> contributing(LabelingConfig config, List<ResultItem> items) {
        Visibility visibility = new Visibility(config, items);
        List<ResultItem> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (visibility.counts(i)) {
                kept.add(items.get(i));
            }
        }
        Set<String> lost = new HashSet<>(visibility.regions.keySet());
        Regions.group(kept).forEach(region -> lost.remove(region.id()));
        kept.removeIf(item -> switch (item) {
            case ResultItem.RelationItem relation -> lost.contains(relation.fromId()) || lost.contains(relation.toId());
            case ResultItem.Marked marked -> marked.id().map(lost::contains).orElse(false);
        });
        return List.copyOf(kept);
    }

    boolean isShown(Control control, Optional<Region> selected) {
        if (control.perRegion() && (selected.isEmpty() || !fitsRegion(control, selected.get()))) {
            return false;
        }
        return control.visibility().stream().allMatch(rule -> switch (rule.when()) {
            case REGION_SELECTED -> selected.isPresent() && fits(rule, selected.get());
            case NO_REGION_SELECTED -> selected.isEmpty();
            case CHOICE_SELECTED -> isChosen(rule, -1, selected.map(Region::id));
            case CHOICE_UNSELECTED -> !isChosen(rule, -1, selected.map(Region::id));
        });
    }

    private boolean counts(int index) {
        if (!(items.get(index) instanceof ResultItem.Marked item) || counts[index] == Counts.ASKED) {
            return true;
        }
        if (counts[index] == null) {
            counts[index] = Counts.ASKED;
            boolean result = config.control(item.common().fromName())
                    .map(control -> counts(control, item, index))
                    .orElse(true);
            counts[index] = result ? Counts.YES : Counts.NO;
        }
        return counts[index] == Counts.YES;
    }

    private boolean counts(Control control, ResultItem.Marked item, int index) {
        Optional<Region> region = item.id().map(regions::get);
        if (control.perRegion() && region.isPresent() && !fitsRegion(control, region.get())) {
            return false;
        }
        return control.visibility().stream().allMatch(rule -> switch (rule.when()) {
            case REGION_SELECTED -> !control.perRegion() || region.isEmpty() || fits(rule, region.get());
            case NO_REGION_SELECTED -> true;
            case CHOICE_SELECTED -> isChosen(rule, index, item.id());
            case CHOICE_UNSELECTED -> !isChosen(rule, index, item.id());
        });
    }

    /// The conditions that a `perRegion` control puts on its region. Beside `choice-selected`, `whenTagName` names
    /// the choice and not the region's control.
    private boolean fitsRegion(Control control, Region region) {
        boolean looksAtChoice = VisibilityRule.ownOf(control.element())
                .map(rule -> rule.when() == VisibilityRule.When.CHOICE_SELECTED
                        || rule.when() == VisibilityRule.When.CHOICE_UNSELECTED)
                .orElse(false);
        List<String> tags = looksAtChoice ? List.of() : control.list("whenTagName");
        return config.asksAbout(control, region.toName()) && fits(region, tags, control.list("whenLabelValue"));
    }

    private static boolean fits(VisibilityRule rule, Region region) {
        return fits(region, rule.tagNames(), rule.labelValues());
    }

    private static boolean fits(Region region, List<String> tags, List<String> labels) {
        boolean tag = tags.isEmpty()
                || region.items().stream()
                        .anyMatch(item -> tags.contains(item.common().fromName()));
        return tag && (labels.isEmpty() || region.labels().stream().anyMatch(labels::contains));
    }

    /// Whether a counting answer other than the one at `self` holds one of the rule's choices, or any if it names
    /// none.
    private boolean isChosen(VisibilityRule rule, int self, Optional<String> region) {
        for (int i : choosing) {
            if (i == self || !(items.get(i) instanceof ResultItem.Marked item)) {
                continue;
            }
            List<String> chosen = chosen(item);
            boolean fits = rule.choiceValues().isEmpty()
                    ? !chosen.isEmpty()
                    : chosen.stream().anyMatch(rule.choiceValues()::contains);
            if (fits && isLookedAt(rule, item, region) && counts(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLookedAt(VisibilityRule rule, ResultItem.Marked item, Optional<String> region) {
        String name = item.common().fromName();
        if (!rule.tagNames().isEmpty() && !rule.tagNames().contains(name)) {
            return false;
        }
        boolean perRegion = config.control(name).map(Control::perRegion).orElse(false);
        return !perRegion || item.id().equals(region);
    }

    /// The last step of each chosen path.
    private static List<String> chosen(ResultItem.Marked item) {
        return switch (item) {
            case ResultItem.ChoicesItem choices ->
                choices.choices().stream().map(List::getLast).toList();
            case ResultItem.OtherItem other
            when other.type().equals("taxonomy") ->
                Values.paths(other.value().get("taxonomy")).orElse(List.of()).stream()
                        .map(List::getLast)
                        .toList();
            case ResultItem.OtherItem _,
                    ResultItem.RectangleItem _,
                    ResultItem.RectangleLabelingItem _,
                    ResultItem.SpanItem _,
                    ResultItem.TextAreaItem _,
                    ResultItem.RatingItem _ -> List.of();
        };
    }
}
