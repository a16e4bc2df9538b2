package dev.assay.labeling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One thing that a control offers: a label, a choice, or a kind of relation.
///
/// @param hotkey the key that picks it, given or automatic; empty where no key is free
/// @param children choices nested in this one
public record LabelOption(Element element, Optional<String> hotkey, List<LabelOption> children) {
    public LabelOption {
        children = List.copyOf(children);
    }

    /// What the screen shows: the attribute `value`, or else the tag's text.
    public String value() {
        return element.attribute("value").orElse(element.text());
    }

    public Optional<String> alias() {
        return element.attribute("alias").filter(alias -> !alias.isEmpty());
    }

    /// What the result holds: the alias, or else the value.
    public String wire() {
        return alias().orElseGet(this::value);
    }

    public Optional<String> background() {
        return element.attribute("background");
    }

    /// How many regions may carry it at most.
    public OptionalInt maxUsages() {
        return Numbers.wholeOf(element.attribute("maxUsages"));
    }

    /// The number that COCO and YOLO files use for it.
    public Optional<String> category() {
        return element.attribute("category");
    }

    public Optional<String> hint() {
        return element.attribute("hint");
    }

    /// Whether it is chosen when the task opens.
    public boolean selected() {
        return element.isTrue("selected");
    }

    /// This option and all below it.
    public Stream<LabelOption> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(LabelOption::all));
    }
}
