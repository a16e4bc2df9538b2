package dev.assay.labeling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in a task's data, as `$a.b[0]` names it. A key that holds dots itself is found first, as in Label Studio.
///
/// @param text the path without `$`
public record DataPath(String text) {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");
    private static final Pattern IN_TEXT =
            Pattern.compile("\\$\\{?([\\p{L}_][\\p{L}\\p{N}_]*(?:[.\\[][\\p{L}\\p{N}_\\]]+)*)");

    /// The place that an attribute names as a whole; empty for literal and for mixed text.
    public static Optional<DataPath> ofValue(String value) {
        String stripped = value.strip();
        boolean whole = stripped.length() > 1
                && stripped.startsWith("$")
                && stripped.chars().noneMatch(Character::isWhitespace)
                && stripped.indexOf('$', 1) < 0;
        return whole ? Optional.of(new DataPath(stripped.substring(1))) : Optional.empty();
    }

    /// Every place that an attribute names, also in the midst of text.
    static List<DataPath> allIn(String value) {
        Optional<DataPath> whole = ofValue(value);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<DataPath> found = new ArrayList<>();
        for (Matcher matcher = IN_TEXT.matcher(value); matcher.find(); ) {
            found.add(new DataPath(matcher.group(1)));
        }
        return found;
    }

    /// The top-level key.
    public String key() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return text.substring(0, end);
    }

    /// Keys and indexes from the outside in.
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (Matcher step = STEP.matcher(text); step.find(); ) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2));
        }
        return steps;
    }

    /// What the data holds there; null where it holds nothing.
    public @Nullable Object in(Map<String, ?> data) {
        if (data.containsKey(text)) {
            return data.get(text);
        }
        Object at = data;
        for (Matcher step = STEP.matcher(text); step.find(); ) {
            String key = step.group(1);
            at = key != null ? childOf(at, key) : elementOf(at, step.group(2));
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static @Nullable Object childOf(Object at, String key) {
        if (at instanceof Map<?, ?> map) {
            return map.get(key);
        }
        return at instanceof List<?> ? elementOf(at, key) : null;
    }

    private static @Nullable Object elementOf(Object at, @Nullable String index) {
        int number = Numbers.wholeOf(Optional.ofNullable(index)).orElse(-1);
        return at instanceof List<?> list && number >= 0 && number < list.size() ? list.get(number) : null;
    }
}
