package dev.assay.labeling.result;

import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the questions that a config requires and a result leaves open. The browser holds a submission back for them;
/// the server only reports them, as Label Studio's does.
public final class RequiredAnswers {
    /// One open question.
    ///
    /// @param region the region it is asked about; empty when it is about the task
    public record Missing(String control, Optional<String> region, String message) {}

    private RequiredAnswers() {}

    /// Every required control that is shown and has no answer, in the order of the config; a `perRegion` control once
    /// for each region that it fits.
    public static List<Missing> missing(LabelingConfig config, List<ResultItem> items) {
        List<ResultItem> counting = Visibility.contributing(config, items);
        List<Region> regions = Regions.group(counting);
        List<Missing> missing = new ArrayList<>();
        Visibility visibility = new Visibility(config, counting);
        Set<String> answered = answered(counting);
        Map<String, Set<String>> answeredAbout = new HashMap<>();
        regions.forEach(region -> answeredAbout.put(region.id(), answered(region.items())));
        for (Control control : config.controls()) {
            if (!control.required()) {
                continue;
            }
            if (!control.perRegion()) {
                if (!answered.contains(control.name()) && visibility.isShown(control, Optional.empty())) {
                    missing.add(new Missing(control.name(), Optional.empty(), message(control)));
                }
                continue;
            }
            for (Region region : regions) {
                Set<String> here = answeredAbout.getOrDefault(region.id(), Set.of());
                if (!here.contains(control.name()) && visibility.isShown(control, Optional.of(region.id()))) {
                    missing.add(new Missing(control.name(), Optional.of(region.id()), message(control)));
                }
            }
        }
        return missing;
    }

    private static String message(Control control) {
        return control.requiredMessage().orElseGet(() -> "\"" + control.name() + "\" needs an answer.");
    }

    /// Names of the controls with an answer that says something.
    private static Set<String> answered(List<? extends ResultItem> items) {
        Set<String> names = new HashSet<>();
        for (ResultItem item : items) {
            if (item instanceof ResultItem.Marked marked && holdsSomething(marked)) {
                names.add(marked.common().fromName());
            }
        }
        return names;
    }

    private static boolean holdsSomething(ResultItem.Marked item) {
        return switch (item) {
            case ResultItem.ChoicesItem choices -> !choices.choices().isEmpty();
            case ResultItem.TextAreaItem texts -> !texts.texts().isEmpty();
            case ResultItem.RatingItem rating -> rating.rating() > 0;
            case ResultItem.OtherItem _,
                    ResultItem.RectangleItem _,
                    ResultItem.RectangleLabelingItem _,
                    ResultItem.SpanItem _ -> true;
        };
    }
}
