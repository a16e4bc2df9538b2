package dev.assay.labeling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A tag that asks; results name it in `from_name`.
///
/// @param toName names of the objects it asks about, in the order written
/// @param options what it offers, top level only; empty for controls without, and for those whose options come from
///     the task
/// @param visibility its own rule and those of the views around it, outermost first; all must hold
/// @param flags texts that stand for a number in `name`, from the Repeaters around it, e.g. `{{idx}}`
public record Control(
        Element element,
        String name,
        List<String> toName,
        List<LabelOption> options,
        List<VisibilityRule> visibility,
        List<String> flags) {
    public Control {
        toName = List.copyOf(toName);
        options = List.copyOf(options);
        visibility = List.copyOf(visibility);
        flags = List.copyOf(flags);
    }

    /// The tag as the reference writes it, e.g. `Image`; an unknown tag as it is.
    public String tag() {
        return Tags.canonical(element.tag());
    }

    /// The tag's kind; empty for tags that are no control tag of the language.
    public Optional<ControlTag> kind() {
        return ControlTag.of(element.tag());
    }

    /// The `type` of its result items.
    public String type() {
        return kind().map(ControlTag::type).orElseGet(() -> element.tag().toLowerCase(java.util.Locale.ROOT));
    }

    public boolean perRegion() {
        return element.isTrue("perRegion");
    }

    public boolean perItem() {
        return element.isTrue("perItem");
    }

    public boolean required() {
        return element.isTrue("required");
    }

    public Optional<String> requiredMessage() {
        return element.attribute("requiredMessage");
    }

    /// How many options one answer or one region may hold; single where the tag does not say.
    public ChoiceMode choiceMode() {
        return element.attribute("choice").map(ChoiceMode::of).orElse(ChoiceMode.SINGLE);
    }

    /// Where its options come from in the task's data, without `$`; empty when they stand in the config.
    public Optional<String> dynamicOptions() {
        boolean offers = kind().map(
                        kind -> kind.hasLabels() || kind == ControlTag.CHOICES || kind == ControlTag.TAXONOMY)
                .orElse(false);
        return offers
                ? element.attribute("value")
                        .filter(value -> value.startsWith("$") && value.length() > 1)
                        .map(value -> value.substring(1))
                : Optional.empty();
    }

    /// Every option, nested ones after the one around them.
    public Stream<LabelOption> allOptions() {
        return options.stream().flatMap(LabelOption::all);
    }

    /// The option that results name so.
    public Optional<LabelOption> option(String wire) {
        return allOptions().filter(option -> option.wire().equals(wire)).findFirst();
    }

    /// How many regions may carry the option at most: its own limit, or else the control's.
    public OptionalInt maxUsages(LabelOption option) {
        OptionalInt own = option.maxUsages();
        return own.isPresent() ? own : number("maxUsages");
    }

    public Optional<String> attribute(String attribute) {
        return element.attribute(attribute);
    }

    /// The parts of an attribute that is a comma list, stripped, without empty ones.
    public List<String> list(String attribute) {
        return element.list(attribute);
    }

    /// The whole number that an attribute holds; empty when it is missing or no whole number.
    public OptionalInt number(String attribute) {
        return Numbers.wholeOf(element.attribute(attribute));
    }
}
