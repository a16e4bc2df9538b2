package dev.assay.labeling.result;

import dev.assay.labeling.Control;
import dev.assay.labeling.LabelOption;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.ObjectTag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds controls, labels and text lengths for many items, each once. Mutable; belongs to one validation.
final class ConfigLookup {
    private final LabelingConfig config;
    private final Map<String, ?> taskData;
    private final Map<String, Optional<Control>> controls = new HashMap<>();
    private final Map<String, Map<String, LabelOption>> options = new HashMap<>();
    private final Map<String, OptionalInt> lengths = new HashMap<>();

    ConfigLookup(LabelingConfig config, Map<String, ?> taskData) {
        this.config = config;
        this.taskData = taskData;
    }

    LabelingConfig config() {
        return config;
    }

    Optional<Control> control(String name) {
        return controls.computeIfAbsent(name, config::control);
    }

    /// The first option of the control that results name so, at any depth.
    Optional<LabelOption> option(Control control, String wire) {
        Map<String, LabelOption> own = options.computeIfAbsent(control.name(), _ -> {
            Map<String, LabelOption> byWire = new HashMap<>();
            control.allOptions().forEach(option -> byWire.putIfAbsent(option.wire(), option));
            return byWire;
        });
        return Optional.ofNullable(own.get(wire));
    }

    /// Length of the text that the object shows, in UTF-16 code units; empty when it cannot be known.
    OptionalInt textLength(ObjectTag object) {
        return lengths.computeIfAbsent(object.name(), _ -> TextLength.of(object, taskData));
    }
}
