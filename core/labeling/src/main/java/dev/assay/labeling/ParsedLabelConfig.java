package dev.assay.labeling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a config as clients of Label Studio know it from `parsed_label_config`.
/// Source: Label Studio SDK 2.1, `label_interface.interface.parse_config_to_json` and its documentation.
final class ParsedLabelConfig {
    private ParsedLabelConfig() {}

    static Map<String, Object> of(LabelingConfig config) {
        Map<String, Object> controls = new LinkedHashMap<>();
        for (Control control : config.controls()) {
            controls.put(control.name(), control(config, control));
        }
        return controls;
    }

    private static Map<String, Object> control(LabelingConfig config, Control control) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", control.tag());
        out.put("to_name", control.toName());
        List<Object> inputs = new ArrayList<>();
        for (String name : control.toName()) {
            config.object(name).ifPresent(object -> inputs.add(input(object)));
        }
        out.put("inputs", inputs);
        List<String> labels = new ArrayList<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        control.allOptions().forEach(option -> {
            labels.add(option.wire());
            attributes.put(option.wire(), option.element().attributes());
        });
        out.put("labels", labels);
        out.put("labels_attrs", attributes);
        putConditionals(control, out);
        if (control.dynamicOptions().isPresent()) {
            out.put("dynamic_labels", true);
        }
        Map<String, Object> regex = new LinkedHashMap<>();
        control.flags().forEach(flag -> regex.put(flag, ".*"));
        if (!regex.isEmpty()) {
            out.put("regex", regex);
        }
        return out;
    }

    private static Map<String, Object> input(ObjectTag object) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("type", object.tag());
        object.element().attribute("valueType").ifPresent(type -> input.put("valueType", type));
        String key = object.element().attribute("value").isEmpty()
                        && object.element().attribute("valueList").isPresent()
                ? "valueList"
                : "value";
        input.put(key, object.value().startsWith("$") ? object.value().substring(1) : object.value());
        return input;
    }

    private static void putConditionals(Control control, Map<String, Object> out) {
        if (!control.perRegion()) {
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("tag", "whenTagName");
        attributes.put("label", "whenLabelValue");
        attributes.put("choice", "whenChoiceValue");
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            var name = control.attribute(attribute.getValue());
            if (name.isPresent()) {
                out.put("conditionals", Map.of("type", attribute.getKey(), "name", name.get()));
                return;
            }
        }
    }
}
