package dev.assay.labeling.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into plain JSON values.
final class Values {
    private static final int MAX_TOLD = 80;

    private Values() {}

    /// The JSON kind of a value, for messages.
    static String kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "the text \"" + cut(text) + "\"";
            case Boolean flag -> flag.toString();
            case Number number -> "the number " + number;
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "an object";
            default -> "a " + value.getClass().getSimpleName();
        };
    }

    /// A text for a message, cut where it is long.
    static String cut(String text) {
        return text.length() > MAX_TOLD ? text.substring(0, MAX_TOLD) + "…" : text;
    }

    /// A key as a step of a JSON pointer.
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /// The texts of a list that holds nothing else.
    static Optional<List<String>> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object entry : list) {
            if (!(entry instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }

    /// Each entry as a path: a text is a path of one step.
    static Optional<List<List<String>>> paths(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        List<List<String>> paths = new ArrayList<>(list.size());
        for (Object entry : list) {
            Optional<List<String>> path = entry instanceof String text ? Optional.of(List.of(text)) : texts(entry);
            if (path.isEmpty() || path.get().isEmpty()) {
                return Optional.empty();
            }
            paths.add(path.get());
        }
        return Optional.of(paths);
    }

    /// The labels of an item without a record of its own: the list under the key that its type names.
    static List<String> otherLabels(ResultItem.OtherItem item) {
        List<String> own = texts(item.value().get(item.type())).orElse(List.of());
        return own.isEmpty() ? texts(item.value().get("labels")).orElse(List.of()) : own;
    }

    /// Whether two JSON values say the same; numbers are compared by their value, whatever class holds them.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            return first.doubleValue() == second.doubleValue();
        }
        return java.util.Objects.equals(one, other);
    }
}
