package dev.assay.labeling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// When a control or a view is shown. Empty lists ask for nothing.
///
/// @param tagNames names of the controls looked at; one must fit
/// @param labelValues labels of which the selected region must carry one
/// @param choiceValues choices of which one must be chosen (or none, for `choice-unselected`)
public record VisibilityRule(When when, List<String> tagNames, List<String> labelValues, List<String> choiceValues) {
    public VisibilityRule {
        tagNames = List.copyOf(tagNames);
        labelValues = List.copyOf(labelValues);
        choiceValues = List.copyOf(choiceValues);
    }

    /// What the rule looks at.
    public enum When {
        REGION_SELECTED,
        NO_REGION_SELECTED,
        CHOICE_SELECTED,
        CHOICE_UNSELECTED;

        /// As the attribute `visibleWhen` writes it, e.g. `region-selected`.
        public String attribute() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<When> of(String attribute) {
            for (When when : values()) {
                if (when.attribute().equals(attribute.strip())) {
                    return Optional.of(when);
                }
            }
            return Optional.empty();
        }
    }

    /// The element's own rule; empty without a `visibleWhen` that is one of the four.
    public static Optional<VisibilityRule> ownOf(Element element) {
        return element.attribute("visibleWhen")
                .flatMap(When::of)
                .map(when -> new VisibilityRule(
                        when,
                        element.list("whenTagName"),
                        element.list("whenLabelValue"),
                        element.list("whenChoiceValue")));
    }
}
