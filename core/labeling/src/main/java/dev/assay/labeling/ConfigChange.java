package dev.assay.labeling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a new labeling config would do to the answers that were given under the old one.
/// Source: Label Studio 1.23, project validation of `label_config`, as seen on a running server; the messages are
/// its.
///
/// @param losses what is in use and would be gone; empty when the change is safe
/// @param isEssential whether an ML backend must be set up anew: a control is new or has another tag or other
///     objects, or a label is gone
public record ConfigChange(List<Loss> losses, boolean isEssential) {
    public ConfigChange {
        losses = List.copyOf(losses);
    }

    /// Something in use that the new config lacks.
    public sealed interface Loss {
        /// The refusal as clients of Label Studio know it.
        String message();
    }

    /// Result items whose control, object or type is gone.
    ///
    /// @param items number of them by `from_name|to_name|type`
    public record AnswersLost(Map<String, Long> items) implements Loss {
        @Override
        public String message() {
            return items.entrySet().stream()
                    .map(entry -> {
                        String[] tuple = entry.getKey().split("\\|", -1);
                        return "%d with from_name=%s, to_name=%s, type=%s"
                                .formatted(entry.getValue(), tuple[0], tuple[1], tuple[2]);
                    })
                    .collect(Collectors.joining(
                            "\n",
                            "Created annotations are incompatible with provided labeling schema, we found:\n",
                            ""));
        }
    }

    /// A control whose labels are in use.
    ///
    /// @param uses number of labels given with it
    public record ControlLost(String control, long uses) implements Loss {
        @Override
        public String message() {
            return "There are %d annotation(s) created with tag \"%s\", you can't remove it".formatted(uses, control);
        }
    }

    /// Labels in use that their control no longer offers.
    ///
    /// @param labels number of uses by label
    public record LabelsLost(String control, Map<String, Long> labels) implements Loss {
        @Override
        public String message() {
            return labels.entrySet().stream()
                    .map(label -> "%s (%d annotations / drafts)\n".formatted(label.getKey(), label.getValue()))
                    .collect(Collectors.joining(
                            "",
                            "These labels still exist in annotations or drafts:\n",
                            "Please add labels to tag with name=\"%s\".".formatted(control)));
        }
    }

    /// Compares two configs. Text answers may move to another object; labels that come from the task or that
    /// annotators add to a Taxonomy cannot be lost.
    public static ConfigChange between(LabelingConfig before, LabelingConfig after, ConfigUsage usage) {
        List<Loss> losses = new ArrayList<>();
        answersLost(after, usage).ifPresent(losses::add);
        usage.labels()
                .forEach((control, labels) -> labelsLost(after, control, labels).ifPresent(losses::add));
        return new ConfigChange(losses, isEssential(before, after));
    }

    private static Optional<Loss> answersLost(LabelingConfig after, ConfigUsage usage) {
        Map<String, Long> lost = new LinkedHashMap<>();
        usage.answers().forEach((key, count) -> {
            String[] tuple = key.split("\\|", -1);
            if (tuple.length == 3 && !isPossible(after, tuple[0], tuple[1], tuple[2])) {
                lost.put(key, count);
            }
        });
        return lost.isEmpty() ? Optional.empty() : Optional.of(new AnswersLost(lost));
    }

    private static boolean isPossible(LabelingConfig after, String fromName, String toName, String type) {
        Optional<Control> control = after.control(fromName);
        if (control.isEmpty()) {
            return false;
        }
        ControlTag given = ControlTag.of(type).orElse(ControlTag.RELATIONS);
        boolean labelsAnyMark = control.get().kind().equals(Optional.of(ControlTag.LABELS)) && given.hasLabels();
        boolean typed = control.get().type().equalsIgnoreCase(type) || labelsAnyMark;
        return typed && (type.equalsIgnoreCase("textarea") || after.asksAbout(control.get(), toName));
    }

    private static Optional<Loss> labelsLost(LabelingConfig after, String name, Map<String, Long> used) {
        long uses = used.values().stream().mapToLong(Long::longValue).sum();
        if (uses == 0) {
            return Optional.empty();
        }
        Optional<Control> control = after.control(name);
        if (control.isEmpty()) {
            return Optional.of(new ControlLost(name, uses));
        }
        if (control.get().dynamicOptions().isPresent()
                || control.get().kind().equals(Optional.of(ControlTag.TAXONOMY))) {
            return Optional.empty();
        }
        Map<String, Long> lost = new LinkedHashMap<>();
        used.forEach((label, count) -> {
            if (count > 0 && control.get().option(label).isEmpty()) {
                lost.put(label, count);
            }
        });
        return lost.isEmpty() ? Optional.empty() : Optional.of(new LabelsLost(name, lost));
    }

    private static boolean isEssential(LabelingConfig before, LabelingConfig after) {
        for (Control control : after.controls()) {
            Optional<Control> old = before.controls().stream()
                    .filter(other -> other.name().equals(control.name()))
                    .findFirst();
            if (old.isEmpty()
                    || !old.get().tag().equalsIgnoreCase(control.tag())
                    || !old.get().toName().equals(control.toName())) {
                return true;
            }
        }
        return before.controls().stream()
                .anyMatch(control -> !labels(after, control.name()).containsAll(labels(before, control.name())));
    }

    private static Set<String> labels(LabelingConfig config, String control) {
        Set<String> labels = new HashSet<>();
        config.control(control)
                .ifPresent(found -> found.allOptions().map(LabelOption::wire).forEach(labels::add));
        return labels;
    }
}
