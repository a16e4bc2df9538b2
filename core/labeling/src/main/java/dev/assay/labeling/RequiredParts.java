package dev.assay.labeling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Checks that one element has the attributes and children its tag cannot do without.
/// Source: Label Studio 1.23, JSON schema of the config; its tags are the errors here, all others warnings.
final class RequiredParts {
    private static final Set<String> STRICT =
            Set.of("Labels", "Choices", "Label", "Choice", "Image", "Text", "HyperText", "TextArea", "Number");
    private static final double SLOWEST = 0.05;
    private static final double FASTEST = 10;

    private final Element element;
    private final String path;
    private final List<Diagnostic> found;

    RequiredParts(Element element, String path, List<Diagnostic> found) {
        this.element = element;
        this.path = path;
        this.found = found;
    }

    void check(Tags.Tag tag) {
        switch (tag.family()) {
            case OBJECT -> object(tag);
            case CONTROL -> control(tag);
            case PART -> {
                if (tag.name().equals("Label") || tag.name().equals("Choice")) {
                    attribute(tag, "value");
                }
            }
            case VISUAL -> {
                // A view may be empty.
            }
        }
        if (tag.name().equals("Video")) {
            speeds();
        }
    }

    private void object(Tags.Tag tag) {
        if (!tag.name().equals("Table")) {
            attribute(tag, "name");
        }
        if (element.attribute("valueList").isEmpty()) {
            attribute(tag, "value");
        }
    }

    private void control(Tags.Tag tag) {
        Optional<ControlTag> kind = ControlTag.of(tag.name());
        if (kind.equals(Optional.of(ControlTag.RELATIONS))) {
            return;
        }
        attribute(tag, "name");
        if (!kind.equals(Optional.of(ControlTag.REACT_CODE))) {
            attribute(tag, "toName");
        }
        boolean offers = kind.map(known -> known.hasLabels() || known == ControlTag.CHOICES)
                .orElse(false);
        String part = kind.equals(Optional.of(ControlTag.CHOICES)) ? "Choice" : "Label";
        boolean has = element.attribute("value").isPresent()
                || element.children().stream()
                        .anyMatch(child -> child.tag().equalsIgnoreCase(part)
                                || child.tag().equalsIgnoreCase("View"));
        if (offers && !has) {
            add(
                    tag,
                    "missing-labels",
                    "Validation failed on %s: '%s' is a required property".formatted(path, part),
                    "Put at least one <%s value=\"…\"/> inside, or read them from the task with value=\"$…\"."
                            .formatted(part));
        }
    }

    private void attribute(Tags.Tag tag, String name) {
        if (element.attribute(name).isEmpty()) {
            add(
                    tag,
                    "missing-attribute",
                    "Validation failed on %s: '%s' is a required property".formatted(path, name),
                    "Add %s=\"…\" to <%s>.".formatted(name, tag.name()));
        }
    }

    private void add(Tags.Tag tag, String code, String message, String fix) {
        found.add(
                STRICT.contains(tag.name())
                        ? Diagnostic.error(code, element, message, fix)
                        : Diagnostic.warning(code, element, message, fix));
    }

    private void speeds() {
        OptionalDouble standard = speed("defaultPlaybackSpeed");
        OptionalDouble slowest = speed("minPlaybackSpeed");
        if (standard.isPresent() && slowest.isPresent() && slowest.getAsDouble() > standard.getAsDouble()) {
            found.add(Diagnostic.error(
                    "video-speed",
                    element,
                    "minPlaybackSpeed=%s is above defaultPlaybackSpeed=%s; it may be at most that."
                            .formatted(slowest.getAsDouble(), standard.getAsDouble()),
                    "Lower minPlaybackSpeed or raise defaultPlaybackSpeed."));
        }
    }

    private OptionalDouble speed(String name) {
        Optional<String> text = element.attribute(name);
        if (text.isEmpty()) {
            return OptionalDouble.of(1);
        }
        OptionalDouble speed = Numbers.of(text);
        if (speed.isPresent() && speed.getAsDouble() >= SLOWEST && speed.getAsDouble() <= FASTEST) {
            return speed;
        }
        found.add(Diagnostic.error(
                "video-speed",
                element,
                "%s=\"%s\"; it takes a number from %s to %s.".formatted(name, text.get(), SLOWEST, 10),
                "Write a number such as 1.5."));
        return OptionalDouble.empty();
    }
}
