package dev.assay.formats.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Questions to plain JSON values of unknown form. None of them throws on a value of the wrong form.
public final class WireValues {
    private WireValues() {}

    /// The same object with its keys known to be texts.
    public static Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    public static List<@Nullable Object> list(List<?> list) {
        return new ArrayList<>(list);
    }

    public static Optional<Map<String, @Nullable Object>> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(object(map)) : Optional.empty();
    }

    public static Optional<String> asText(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// The texts of a list; other items are left out. Anything but a list has none.
    public static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    public static OptionalDouble asNumber(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// The name of the value's JSON kind, with its article, for messages.
    public static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a text";
            case Boolean _ -> "true or false";
            case Long _ -> "a number";
            case BigDecimal _ -> "a number";
            case Number _ -> "a number";
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
