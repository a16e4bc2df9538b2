package dev.assay.labeling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A labeling config: its tree, and what asks and what shows in it. Immutable.
public final class LabelingConfig {
    private static final int MAX_DIAGNOSTICS = 1_000;

    private final Element root;
    private final List<Control> controls;
    private final List<ObjectTag> objects;
    private final List<DataKey> dataKeys;
    private final Optional<String> sampleComment;
    private final Map<String, Control> controlsByName = new HashMap<>();
    private final Map<String, ObjectTag> objectsByName = new HashMap<>();

    LabelingConfig(
            Element root,
            List<Control> controls,
            List<ObjectTag> objects,
            List<DataKey> dataKeys,
            Optional<String> sampleComment) {
        this.root = root;
        this.controls = List.copyOf(controls);
        this.objects = List.copyOf(objects);
        this.dataKeys = List.copyOf(dataKeys);
        this.sampleComment = sampleComment;
        controls.forEach(control -> controlsByName.putIfAbsent(control.name(), control));
        objects.forEach(object -> objectsByName.putIfAbsent(object.name(), object));
    }

    /// The outermost element; an empty View for a text without one.
    public Element root() {
        return root;
    }

    /// What asks, in the order of the text.
    public List<Control> controls() {
        return controls;
    }

    /// What shows task data, in the order of the text.
    public List<ObjectTag> objects() {
        return objects;
    }

    /// The task variables that the config reads, each once, in the order met.
    public List<DataKey> dataKeys() {
        return dataKeys;
    }

    /// The body of the comment that supplies a sample task, which starts with `{`.
    public Optional<String> sampleComment() {
        return sampleComment;
    }

    /// Reads a config. Never throws on what a person may have written: all there is to say stands in the diagnostics,
    /// and the config holds what could be read. A document type declaration is refused unread; at most 1,000,000
    /// characters, 10,000 tags and 100 levels are read, and the first 1,000 diagnostics told.
    public static Parsed parse(String xml) {
        ElementReader.Tree tree = ElementReader.read(xml);
        LabelingConfig config = ConfigReader.read(tree.root().orElse(Element.EMPTY), tree.sample());
        List<Diagnostic> diagnostics = new ArrayList<>(tree.diagnostics());
        if (tree.root().isPresent()) {
            diagnostics.addAll(ConfigChecks.check(config));
        }
        diagnostics.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
        return new Parsed(config, diagnostics.stream().limit(MAX_DIAGNOSTICS).toList());
    }

    /// The control that results name so. Inside a Repeater the name holds a flag such as `{{idx}}`, which fits any
    /// text; where several fit, the longest name wins.
    public Optional<Control> control(String name) {
        return Optional.ofNullable(controlsByName.get(name))
                .or(() -> controls.stream()
                        .filter(control -> RepeaterName.fits(control.name(), control.flags(), name))
                        .max(Comparator.comparingInt(control -> control.name().length())));
    }

    /// The object that results name so; Repeater flags fit any text.
    public Optional<ObjectTag> object(String name) {
        return Optional.ofNullable(objectsByName.get(name))
                .or(() -> objects.stream()
                        .filter(object -> RepeaterName.fits(object.name(), object.flags(), name))
                        .max(Comparator.comparingInt(object -> object.name().length())));
    }

    /// Whether results of the control may name that object. Answers may also name the control itself, and one about
    /// several objects all of them as the config does, since older results do.
    public boolean asksAbout(Control control, String object) {
        boolean named = control.toName().stream()
                .anyMatch(toName -> toName.equals(object) || RepeaterName.fits(toName, control.flags(), object));
        boolean answers = control.kind().map(kind -> !kind.makesRegions()).orElse(true);
        return named
                || (answers
                        && (object.equals(control.name())
                                || Element.parts(object).equals(control.toName())));
    }

    /// The config as one text that is the same for configs with the same meaning: attributes sorted by name, two
    /// spaces for each level, no comments. Reading it gives the same tree but for the places.
    public String canonical() {
        StringBuilder out = new StringBuilder();
        CanonicalXml.write(root, 0, out);
        return out.toString();
    }

    /// The server field `parsed_label_config` as plain Java values: control name to its type, objects, inputs and
    /// labels.
    public Map<String, Object> toParsedLabelConfig() {
        return ParsedLabelConfig.of(this);
    }

    /// The key that picks each option, per control: control name to wire label to key. Options without a key are left
    /// out.
    public Map<String, Map<String, String>> hotkeys() {
        Map<String, Map<String, String>> keys = new java.util.LinkedHashMap<>();
        for (Control control : controls) {
            Map<String, String> own = control.allOptions()
                    .filter(option -> option.hotkey().isPresent())
                    .collect(Collectors.toMap(
                            LabelOption::wire,
                            option -> option.hotkey().orElseThrow(),
                            (first, _) -> first,
                            java.util.LinkedHashMap::new));
            if (!own.isEmpty()) {
                keys.put(control.name(), own);
            }
        }
        return keys;
    }
}
