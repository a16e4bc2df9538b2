package dev.assay.labeling.result;

import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.VisibilityRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which controls are on the screen, and which items of a result count. One instance looks at one result.
///
/// Rules of a control and of all views around it must hold together. An answer of a control that is itself hidden
/// does not count for the rules of others; where rules look at each other in a circle, the one reached second counts.
/// A rule that looks at a `perRegion` control sees only the answers of the same region, and never those of its own
/// control.
public final class Visibility {
    /// Longer chains of rules end as circles do; no sensible config has them.
    private static final int MAX_CHAIN = 200;

    /// What the screen shows besides the config: the answers so far and the region that is selected.
    public record State(List<ResultItem> items, Optional<String> selectedRegion) {
        public State {
            items = List.copyOf(items);
        }
    }

    /// A control's answers to one question: about the task (no region) or about a region.
    private record Question(String control, String region) {}

    /// What rules ask of a region.
    private record Facts(Region region, Set<String> controls, Set<String> labels) {}

    private final LabelingConfig config;
    private final List<ResultItem> items;
    private final Map<String, Facts> regions = new LinkedHashMap<>();
    private final Map<Question, List<Integer>> choosing = new HashMap<>();
    private final Set<String> choosingControls = new LinkedHashSet<>();
    private final Map<Question, Set<String>> chosen = new HashMap<>();
    private final Map<String, VisibilityRule> regionConditions = new HashMap<>();
    private final @Nullable Boolean[] counts;
    private final boolean[] asked;
    private int chain;

    Visibility(LabelingConfig config, List<ResultItem> items) {
        this.config = config;
        this.items = items;
        this.counts = new @Nullable Boolean[items.size()];
        this.asked = new boolean[items.size()];
        for (Region region : Regions.group(items)) {
            Set<String> controls = region.items().stream()
                    .map(item -> item.common().fromName())
                    .collect(Collectors.toSet());
            regions.put(region.id(), new Facts(region, controls, Set.copyOf(region.labels())));
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ResultItem.Marked item && !choices(item).isEmpty()) {
                String name = item.common().fromName();
                choosingControls.add(name);
                choosing.computeIfAbsent(question(name, item.id()), _ -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /// Names of the controls that are shown, in the order of the config. A `perRegion` control is shown while a
    /// region is selected that fits its conditions.
    public static Set<String> visibleControls(LabelingConfig config, State state) {
        Visibility visibility = new Visibility(config, state.items());
        return config.controls().stream()
                .filter(control -> visibility.isShown(control, state.selectedRegion()))
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

    /// @param selected id of the selected region; one that is not there is none
    boolean isShown(Control control, Optional<String> selected) {
        Optional<Facts> region = selected.map(regions::get);
        Optional<String> id = region.map(facts -> facts.region().id());
        if (control.perRegion() && (region.isEmpty() || !fitsRegion(control, region.get()))) {
            return false;
        }
        return control.visibility().stream().allMatch(rule -> switch (rule.when()) {
            case REGION_SELECTED -> region.isPresent() && fits(rule, region.get());
            case NO_REGION_SELECTED -> region.isEmpty();
            case CHOICE_SELECTED -> isChosen(rule, control, id);
            case CHOICE_UNSELECTED -> !isChosen(rule, control, id);
        });
    }

    private boolean counts(int index) {
        if (!(items.get(index) instanceof ResultItem.Marked item)) {
            return true;
        }
        Boolean known = counts[index];
        if (known != null) {
            return known;
        }
        if (asked[index] || chain > MAX_CHAIN) {
            return true;
        }
        asked[index] = true;
        boolean result = config.control(item.common().fromName())
                .map(control -> counts(control, item))
                .orElse(true);
        counts[index] = result;
        return result;
    }

    private boolean counts(Control control, ResultItem.Marked item) {
        Optional<Facts> region = item.id().map(regions::get);
        if (control.perRegion() && region.isPresent() && !fitsRegion(control, region.get())) {
            return false;
        }
        return control.visibility().stream().allMatch(rule -> switch (rule.when()) {
            case REGION_SELECTED -> !control.perRegion() || region.isEmpty() || fits(rule, region.get());
            case NO_REGION_SELECTED -> true;
            case CHOICE_SELECTED -> isChosen(rule, control, item.id());
            case CHOICE_UNSELECTED -> !isChosen(rule, control, item.id());
        });
    }

    /// The conditions that a `perRegion` control puts on its region.
    private boolean fitsRegion(Control control, Facts region) {
        VisibilityRule condition = regionConditions.computeIfAbsent(control.name(), _ -> regionCondition(control));
        return config.asksAbout(control, region.region().toName()) && fits(condition, region);
    }

    /// Beside `choice-selected`, `whenTagName` names the choice and not the region's control.
    private static VisibilityRule regionCondition(Control control) {
        boolean looksAtChoice = VisibilityRule.ownOf(control.element())
                .map(rule -> rule.when() == VisibilityRule.When.CHOICE_SELECTED
                        || rule.when() == VisibilityRule.When.CHOICE_UNSELECTED)
                .orElse(false);
        return new VisibilityRule(
                VisibilityRule.When.REGION_SELECTED,
                looksAtChoice ? List.of() : control.list("whenTagName"),
                control.list("whenLabelValue"),
                List.of());
    }

    private static boolean fits(VisibilityRule rule, Facts region) {
        boolean tag = rule.tagNames().isEmpty() || rule.tagNames().stream().anyMatch(region.controls()::contains);
        return tag
                && (rule.labelValues().isEmpty() || rule.labelValues().stream().anyMatch(region.labels()::contains));
    }

    /// Whether a counting answer of another control holds one of the rule's choices, or any if it names none.
    private boolean isChosen(VisibilityRule rule, Control asking, Optional<String> region) {
        for (String name : rule.tagNames().isEmpty() ? choosingControls : rule.tagNames()) {
            if (name.equals(asking.name())) {
                continue;
            }
            Set<String> found = chosen(question(name, region));
            if (rule.choiceValues().isEmpty()
                    ? !found.isEmpty()
                    : rule.choiceValues().stream().anyMatch(found::contains)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> chosen(Question question) {
        Set<String> known = chosen.get(question);
        if (known != null) {
            return known;
        }
        Set<String> found = new HashSet<>();
        chain++;
        for (int i : choosing.getOrDefault(question, List.of())) {
            if (items.get(i) instanceof ResultItem.Marked item && counts(i)) {
                found.addAll(choices(item));
            }
        }
        chain--;
        if (chain == 0) {
            chosen.put(question, found);
        }
        return found;
    }

    private Question question(String control, Optional<String> region) {
        boolean perRegion = config.control(control).map(Control::perRegion).orElse(false);
        return new Question(control, perRegion ? region.orElse("") : "");
    }

    /// The last step of each chosen path.
    private static List<String> choices(ResultItem.Marked item) {
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
