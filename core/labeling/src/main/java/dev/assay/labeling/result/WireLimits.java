package dev.assay.labeling.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Refuses result lists that are too large or hold numbers that JSON cannot write. Used once.
final class WireLimits {
    static final int MAX_ITEMS = 100_000;
    static final long MAX_SIZE = 64L * 1024 * 1024;
    static final int MAX_DEPTH = 100;
    private static final int MAX_TOLD = 100;

    /// Characters of JSON text so far, numbers counted as 8.
    private long size;

    private final List<ResultProblem> problems = new ArrayList<>();

    private WireLimits() {}

    static List<ResultProblem> check(List<?> list) {
        WireLimits limits = new WireLimits();
        if (list.size() > MAX_ITEMS) {
            return List.of(ResultProblem.malformed(
                    "too-many-items",
                    "",
                    String.format(
                            Locale.ROOT,
                            "The result has %,d items; the limit is %,d. Split the task.",
                            list.size(),
                            MAX_ITEMS)));
        }
        limits.walk(list, "", 0);
        if (limits.size > MAX_SIZE) {
            return List.of(ResultProblem.malformed(
                    "too-large",
                    "",
                    String.format(
                            Locale.ROOT,
                            "The result has more than %,d characters of JSON; that is the limit. Split the task.",
                            MAX_SIZE)));
        }
        return limits.problems;
    }

    private void walk(@Nullable Object value, String pointer, int depth) {
        if (size > MAX_SIZE || problems.size() >= MAX_TOLD) {
            return;
        }
        if (depth > MAX_DEPTH) {
            problems.add(ResultProblem.malformed(
                    "too-deep",
                    pointer,
                    "The result nests more than %d levels; that is the limit.".formatted(MAX_DEPTH)));
            return;
        }
        switch (value) {
            case null -> size += 4;
            case String text -> size += text.length() + 3L;
            case Double number -> finite(Double.isFinite(number), number, pointer);
            case Float number -> finite(Float.isFinite(number), number, pointer);
            case List<?> list -> {
                size += 2;
                for (int i = 0; i < list.size(); i++) {
                    walk(list.get(i), pointer + "/" + i, depth + 1);
                }
            }
            case Map<?, ?> map -> {
                size += 2;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    String key = String.valueOf(entry.getKey());
                    size += key.length() + 4L;
                    walk(entry.getValue(), pointer + "/" + Values.escaped(key), depth + 1);
                }
            }
            default -> size += 8;
        }
    }

    private void finite(boolean finite, Number number, String pointer) {
        size += 8;
        if (!finite) {
            problems.add(ResultProblem.malformed(
                    "not-finite", pointer, "%s is %s; JSON numbers are finite.".formatted(pointer, number)));
        }
    }
}
