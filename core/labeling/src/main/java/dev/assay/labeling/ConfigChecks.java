package dev.assay.labeling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Judges a tree that could be read. Errors are what Label Studio's server refuses too, in its words where clients
/// compare them; everything else that cannot work is a warning. Used once.
/// Source: Label Studio 1.23, `label_studio/core/label_config.py` as seen on a running server.
final class ConfigChecks {
    private final LabelingConfig config;
    private static final int MAX_LIST = 2_000;

    private final Set<String> names;
    private final String nameList;
    private final List<Diagnostic> found = new ArrayList<>();

    private ConfigChecks(LabelingConfig config) {
        this.config = config;
        names = config.root()
                .all()
                .flatMap(element -> element.attribute("name").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String list = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        nameList = list.length() > MAX_LIST ? list.substring(0, MAX_LIST) + "…]" : list;
    }

    static List<Diagnostic> check(LabelingConfig config) {
        ConfigChecks checks = new ConfigChecks(config);
        checks.uniqueNames();
        checks.visit(config.root(), Tags.canonical(config.root().tag()), Optional.empty(), false);
        checks.hotkeys();
        config.controls().forEach(checks::control);
        return checks.found;
    }

    private void uniqueNames() {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        config.root()
                .all()
                .filter(element -> element.attribute("name").isPresent())
                .forEach(element -> {
                    String name = element.attribute("name").orElseThrow();
                    if (!seen.add(name) && told.add(name)) {
                        found.add(Diagnostic.error(
                                "duplicate-name",
                                element,
                                "Label config contains non-unique names: " + name,
                                "Give each tag its own name; this one is the second \"%s\".".formatted(name)));
                    }
                });
    }

    /// @param path the tags from the root to the element, as the messages of Label Studio name the place
    /// @param markup whether the element is free markup inside an HTML tag
    private void visit(Element element, String path, Optional<Element> parent, boolean markup) {
        if (markup) {
            return;
        }
        Optional<Tags.Tag> tag = Tags.find(element.tag());
        if (tag.isPresent()) {
            attributes(element, tag.get());
            new RequiredParts(element, path, found).check(tag.get());
        } else if (parent.isPresent() || !element.children().isEmpty()) {
            found.add(unknownTag(element));
        }
        toName(element);
        whenTags(element);
        Map<String, Integer> counts = new HashMap<>();
        element.children().forEach(child -> counts.merge(child.tag(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.children()) {
            int index = seen.merge(child.tag(), 1, Integer::sum) - 1;
            String place = counts.getOrDefault(child.tag(), 1) > 1 ? child.tag() + "/" + index : child.tag();
            visit(child, path + "/" + place, Optional.of(element), element.tag().equalsIgnoreCase("HTML"));
        }
    }

    private static Diagnostic unknownTag(Element element) {
        String fix = NearestName.to(element.tag(), Tags.all().stream().map(Tags.Tag::name))
                .map(name -> "Did you mean <%s>? Otherwise remove it; it is kept but does nothing.".formatted(name))
                .orElse("Remove it; it is kept but does nothing.");
        return Diagnostic.warning("unknown-tag", element, "The tag <%s> is not known.".formatted(element.tag()), fix);
    }

    private void attributes(Element element, Tags.Tag tag) {
        element.attributes().forEach((name, value) -> {
            Optional<AttributeRule> rule = tag.rule(name);
            if (rule.isEmpty()) {
                if (!isFree(name, tag)) {
                    found.add(unknownAttribute(element, tag, name));
                }
                return;
            }
            rule.get()
                    .complaint(value)
                    .ifPresent(expected -> found.add(Diagnostic.warning(
                            "attribute-value",
                            element,
                            "<%s> has %s=\"%s\"; it takes %s.".formatted(tag.name(), name, value, expected),
                            "Correct the value, or leave the attribute out for its default.")));
        });
    }

    /// ML backends read attributes of their own from labels and controls; names with a colon or of the form `data-…`
    /// belong to others by custom.
    private static boolean isFree(String name, Tags.Tag tag) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean forMachines = tag.family() == TagFamily.CONTROL || tag.family() == TagFamily.PART;
        return lower.indexOf(':') >= 0
                || lower.startsWith("data-")
                || lower.equals("xmlns")
                || (forMachines && (lower.startsWith("model_") || lower.startsWith("predicted_")));
    }

    private static Diagnostic unknownAttribute(Element element, Tags.Tag tag, String name) {
        String fix = NearestName.to(name, tag.attributes().values().stream().map(AttributeRule::attribute))
                .map(near -> "Did you mean %s? Otherwise remove it; it is kept but does nothing.".formatted(near))
                .orElse("Remove it; it is kept but does nothing.");
        return Diagnostic.warning(
                "unknown-attribute", element, "<%s> has no attribute %s.".formatted(tag.name(), name), fix);
    }

    private void toName(Element element) {
        Optional<String> attribute = element.attribute("toName");
        if (attribute.isEmpty()) {
            return;
        }
        for (String part : attribute.get().split(",", -1)) {
            String toName = part.strip();
            if (!names.contains(toName)) {
                found.add(Diagnostic.error(
                        "unknown-to-name",
                        element,
                        "toName=\"%s\" not found in names: %s".formatted(toName, nameList),
                        names.isEmpty()
                                ? "Give the tag that shows the data a name and write it here."
                                : "Write the name of the tag that <%s> asks about.".formatted(element.tag())));
            }
        }
    }

    private void whenTags(Element element) {
        for (String name : element.list("whenTagName")) {
            if (!names.contains(name)) {
                found.add(Diagnostic.warning(
                        "unknown-when-tag",
                        element,
                        "whenTagName=\"%s\" names no tag of this config, so the condition can never hold."
                                .formatted(name),
                        "Write the name of the control to look at."));
            }
        }
    }

    private void control(Control control) {
        Set<String> seen = new HashSet<>();
        optionElements(control.element()).forEach(option -> {
            String wire = option.attribute("alias")
                    .filter(alias -> !alias.isEmpty())
                    .or(() -> option.attribute("value"))
                    .orElse("");
            if (!wire.isEmpty() && !seen.add(wire)) {
                found.add(Diagnostic.warning(
                        "duplicate-label",
                        option,
                        "\"%s\" stands twice in \"%s\"; results could not tell them apart."
                                .formatted(wire, control.name()),
                        "Remove one, or give one an alias."));
            }
        });
        for (String name : control.toName()) {
            if (!names.contains(name) || control.name().equals(name)) {
                continue;
            }
            Optional<ObjectTag> object = config.object(name);
            if (object.isEmpty()) {
                found.add(Diagnostic.warning(
                        "to-name-not-an-object",
                        control.element(),
                        "toName=\"%s\" names a tag that shows no task data.".formatted(name),
                        "Name an object tag such as Image or Text."));
            } else {
                unfit(control, object.get());
            }
        }
    }

    private void unfit(Control control, ObjectTag object) {
        boolean known = Tags.familyOf(object.tag()).isPresent();
        control.kind()
                .filter(kind -> known && !kind.fits(object.tag()))
                .ifPresent(kind -> found.add(Diagnostic.warning(
                        "unfit-object",
                        control.element(),
                        "%s cannot mark %s, so \"%s\" will make no results."
                                .formatted(kind.tag(), object.tag(), control.name()),
                        "Use a control that fits %s, or point toName at another object.".formatted(object.tag()))));
    }

    private static List<Element> optionElements(Element element) {
        List<Element> options = new ArrayList<>();
        for (Element child : element.children()) {
            if (Tags.isOption(child.tag())) {
                options.add(child);
            } else if (!ConfigReader.isControl(child)) {
                options.addAll(optionElements(child));
            }
        }
        return options;
    }

    private void hotkeys() {
        Map<String, Element> taken = new LinkedHashMap<>();
        config.root()
                .all()
                .forEach(element -> Hotkeys.given(element).ifPresent(key -> {
                    Element other = taken.putIfAbsent(key.toLowerCase(Locale.ROOT), element);
                    if (other != null) {
                        found.add(Diagnostic.warning(
                                "duplicate-hotkey",
                                element,
                                "The key \"%s\" is given twice, first on line %d.".formatted(key, other.line()),
                                "Choose another key, or leave hotkey out to get a free one."));
                    }
                }));
    }
}
