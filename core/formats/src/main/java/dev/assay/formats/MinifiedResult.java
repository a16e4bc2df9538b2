package dev.assay.formats;

import dev.assay.formats.wire.WireValues;
import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.LabelingConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Widens the short forms that a prediction's result may have to the wire list: `{"choices": ["A"]}` for the first
/// control of that type, or a bare text or number for the first control that takes one.
/// **Source**: Label Studio's predictions API; where it wraps every bare value in a list, the control's own form is
/// used.
public final class MinifiedResult {
    private static final List<ControlTag> OF_TEXT = List.of(ControlTag.CHOICES, ControlTag.TEXT_AREA);
    private static final List<ControlTag> OF_NUMBER = List.of(ControlTag.RATING, ControlTag.NUMBER);

    private MinifiedResult() {}

    /// The wire list, or empty when no control of the config takes the value.
    public static Optional<List<@Nullable Object>> widen(@Nullable Object result, LabelingConfig config) {
        return switch (result) {
            case null -> Optional.of(List.of());
            case List<?> list -> Optional.of(WireValues.list(list));
            case Map<?, ?> map -> ofObject(WireValues.object(map), config);
            case String text -> first(config, OF_TEXT).map(control -> bare(control, text));
            case Number number -> first(config, OF_NUMBER).map(control -> bare(control, number));
            case Object _ -> Optional.empty();
        };
    }

    private static Optional<List<@Nullable Object>> ofObject(
            Map<String, @Nullable Object> value, LabelingConfig config) {
        return config.controls().stream()
                .filter(control -> value.containsKey(control.type()))
                .findFirst()
                .map(control -> item(control, value));
    }

    private static Optional<Control> first(LabelingConfig config, List<ControlTag> kinds) {
        return config.controls().stream()
                .filter(control -> control.kind().map(kinds::contains).orElse(false))
                .findFirst();
    }

    private static List<@Nullable Object> bare(Control control, Object value) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        String key = control.kind().flatMap(ControlTag::valueKey).orElse(control.type());
        wire.put(key, value instanceof String ? List.of(value) : value);
        return item(control, wire);
    }

    private static List<@Nullable Object> item(Control control, Map<String, @Nullable Object> value) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("from_name", control.name());
        item.put("to_name", String.join(",", control.toName()));
        item.put("type", control.type());
        item.put("value", value);
        return List.of(item);
    }
}
