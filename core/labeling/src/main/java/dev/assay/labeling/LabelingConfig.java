package dev.assay.labeling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A labeling config: its tree, and what asks and what shows in it. Immutable.
///
/// @param root the outermost element; an empty View for a text without one
/// @param controls in the order of the text
/// @param objects in the order of the text
/// @param dataKeys the task variables it reads, each once, in the order met
/// @param sampleComment the body of the comment that supplies a sample task, which starts with `{`
public record LabelingConfig(
        Element root,
        List<Control> controls,
        List<ObjectTag> objects,
        List<DataKey> dataKeys,
        Optional<String> sampleComment) {
    public LabelingConfig {
        controls = List.copyOf(controls);
        objects = List.copyOf(objects);
        dataKeys = List.copyOf(dataKeys);
    }

    /// Reads a config. Never throws on what a person may have written: all there is to say stands in the diagnostics,
    /// and the config holds what could be read. A document type declaration is refused unread; at most 1,000,000
    /// characters, 10,000 tags and 100 levels are read.
    public static Parsed parse(String xml) {
        ElementReader.Tree tree = ElementReader.read(xml);
        LabelingConfig config = ConfigReader.read(tree.root().orElse(Element.EMPTY), tree.sample());
        List<Diagnostic> diagnostics = new ArrayList<>(tree.diagnostics());
        if (tree.root().isPresent()) {
            diagnostics.addAll(ConfigChecks.check(config));
        }
        diagnostics.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
        return new Parsed(config, diagnostics);
    }

    /// The control that results name so. Inside a Repeater the name holds a flag such as `{{idx}}`, which fits any
    /// text; where several fit, the longest name wins.
    public Optional<Control> control(String name) {
        Optional<Control> exact =
                controls.stream().filter(control -> control.name().equals(name)).findFirst();
        return exact.or(() -> controls.stream()
                .filter(control -> flagged(control.name(), control.flags(), name))
                .max(Comparator.comparingInt(control -> control.name().length())));
    }

    /// The object that results name so; Repeater flags fit any text.
    public Optional<ObjectTag> object(String name) {
        Optional<ObjectTag> exact =
                objects.stream().filter(object -> object.name().equals(name)).findFirst();
        return exact.or(() -> objects.stream()
                .filter(object -> flagged(object.name(), ConfigReader.flags(root), name))
                .max(Comparator.comparingInt(object -> object.name().length())));
    }

    /// Whether results of the control may name that object. Answers may also name the control itself, and one about
    /// several objects all of them as the config does, since older results do.
    public boolean asksAbout(Control control, String object) {
        boolean named = control.toName().stream()
                .anyMatch(toName -> toName.equals(object) || flagged(toName, control.flags(), object));
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

    /// The keys that picks each option, per control: control name to wire label to key. Options without a key are
    /// left out.
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

    private static boolean flagged(String pattern, List<String> flags, String name) {
        List<String> present = flags.stream().filter(pattern::contains).toList();
        if (present.isEmpty()) {
            return false;
        }
        String regex = Pattern.quote(pattern);
        for (String flag : present) {
            regex = regex.replace(flag, "\\E.*\\Q");
        }
        return Pattern.matches(regex, name);
    }
}
