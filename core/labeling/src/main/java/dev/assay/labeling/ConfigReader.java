package dev.assay.labeling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the controls, objects and task variables in a tree of elements. Used once.
final class ConfigReader {
    /// Attributes that may read task data, on any tag that is no label or choice.
    private static final Set<String> DATA_ATTRIBUTES =
            Set.of("value", "valuelist", "on", "data", "audiourl", "framerate");

    private final List<Control> controls = new ArrayList<>();
    private final List<ObjectTag> objects = new ArrayList<>();
    private final Map<String, DataKey> dataKeys = new LinkedHashMap<>();
    private final Hotkeys hotkeys;

    private ConfigReader(Element root) {
        hotkeys = Hotkeys.of(root);
    }

    static LabelingConfig read(Element root, Optional<String> sample) {
        ConfigReader reader = new ConfigReader(root);
        reader.visit(root, List.of(), List.of());
        return new LabelingConfig(root, reader.controls, reader.objects, List.copyOf(reader.dataKeys.values()), sample);
    }

    /// The texts that stand for a number inside the Repeaters of the tree.
    static List<String> flags(Element root) {
        return root.all()
                .filter(element -> element.tag().equalsIgnoreCase("Repeater"))
                .flatMap(element -> element.attribute("indexFlag").or(() -> Optional.of("{{idx}}")).stream())
                .filter(flag -> !flag.isEmpty())
                .distinct()
                .toList();
    }

    private void visit(Element element, List<VisibilityRule> outer, List<String> flags) {
        List<VisibilityRule> rules = with(outer, VisibilityRule.ownOf(element));
        List<String> inner = element.tag().equalsIgnoreCase("Repeater")
                ? with(flags, element.attribute("indexFlag").or(() -> Optional.of("{{idx}}")))
                : flags;
        noteData(element);
        if (isControl(element)) {
            String name = element.attribute("name").orElseThrow();
            List<String> toName = element.list("toName");
            controls.add(new Control(
                    element, name, toName.isEmpty() ? List.of(name) : toName, options(element), rules, flags));
        }
        if (isObject(element)) {
            String name = element.attribute("name").orElseThrow();
            String value = element.attribute("value")
                    .or(() -> element.attribute("valueList"))
                    .or(() -> element.attribute("data"))
                    .orElse(element.text());
            objects.add(new ObjectTag(element, name, value, flags));
        }
        element.children().forEach(child -> visit(child, rules, inner));
    }

    private static <T> List<T> with(List<T> list, Optional<T> one) {
        if (one.isEmpty()) {
            return list;
        }
        List<T> longer = new ArrayList<>(list);
        longer.add(one.get());
        return longer;
    }

    /// A control has a name and an object to ask about; Chat and ReactCode ask about themselves. A Filter narrows the
    /// list of labels on the screen and makes no results.
    static boolean isControl(Element element) {
        Optional<TagFamily> family = Tags.familyOf(element.tag());
        if (element.attribute("name").filter(name -> !name.isBlank()).isEmpty()
                || family.equals(Optional.of(TagFamily.VISUAL))
                || family.equals(Optional.of(TagFamily.PART))) {
            return false;
        }
        Optional<ControlTag> tag = ControlTag.of(element.tag());
        return !element.list("toName").isEmpty()
                || tag.filter(kind -> kind == ControlTag.CHAT || kind == ControlTag.REACT_CODE)
                        .isPresent();
    }

    private static boolean isObject(Element element) {
        if (element.attribute("name").filter(name -> !name.isBlank()).isEmpty()) {
            return false;
        }
        Optional<TagFamily> family = Tags.familyOf(element.tag());
        if (family.isPresent()) {
            return family.get() == TagFamily.OBJECT || element.tag().equalsIgnoreCase("ReactCode");
        }
        return element.list("toName").isEmpty()
                && (element.attribute("value").isPresent()
                        || element.attribute("valueList").isPresent());
    }

    private void noteData(Element element) {
        if (Tags.isOption(element.tag())) {
            return;
        }
        element.attributes().forEach((name, value) -> {
            if (DATA_ATTRIBUTES.contains(name.toLowerCase(java.util.Locale.ROOT)) && value.indexOf('$') >= 0) {
                for (DataPath path : DataPath.allIn(value)) {
                    note(path.key(), element.tag());
                }
            }
        });
    }

    /// An object tag says more about a variable than a header that repeats it.
    private void note(String key, String tag) {
        if (key.isEmpty()) {
            return;
        }
        DataKey known = dataKeys.get(key);
        boolean better = known != null
                && !Tags.familyOf(known.tag()).equals(Optional.of(TagFamily.OBJECT))
                && Tags.familyOf(tag).equals(Optional.of(TagFamily.OBJECT));
        if (known == null || better) {
            dataKeys.put(key, new DataKey(key, tag));
        }
    }

    /// The options below an element: the nearest ones, also through Views, but not those of a control in between.
    private List<LabelOption> options(Element element) {
        List<LabelOption> options = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Element child : element.children()) {
            if (Tags.isOption(child.tag())) {
                LabelOption option = new LabelOption(child, hotkeys.keyOf(child), options(child));
                if (seen.add(option.wire())) {
                    options.add(option);
                }
            } else if (!isControl(child)) {
                for (LabelOption option : options(child)) {
                    if (seen.add(option.wire())) {
                        options.add(option);
                    }
                }
            }
        }
        return options;
    }
}
