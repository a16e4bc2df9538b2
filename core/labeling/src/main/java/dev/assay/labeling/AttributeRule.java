package dev.assay.labeling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What values an attribute takes.
///
/// @param attribute its name as the reference writes it
record AttributeRule(String attribute, Kind kind, List<String> words) {
    /// The forms of a value.
    enum Kind {
        ANYTHING,
        TRUE_OR_FALSE,
        NUMBER,
        WHOLE_FROM_ONE,
        ONE_OF
    }

    /// Reads `name`, `name?`, `name#`, `name#1` or `name=a|b`.
    static AttributeRule of(String written) {
        int equals = written.indexOf('=');
        if (equals > 0) {
            return new AttributeRule(
                    written.substring(0, equals),
                    Kind.ONE_OF,
                    List.of(written.substring(equals + 1).split("\\|", -1)));
        }
        if (written.endsWith("?")) {
            return new AttributeRule(written.substring(0, written.length() - 1), Kind.TRUE_OR_FALSE, List.of());
        }
        if (written.endsWith("#1")) {
            return new AttributeRule(written.substring(0, written.length() - 2), Kind.WHOLE_FROM_ONE, List.of());
        }
        if (written.endsWith("#")) {
            return new AttributeRule(written.substring(0, written.length() - 1), Kind.NUMBER, List.of());
        }
        return new AttributeRule(written, Kind.ANYTHING, List.of());
    }

    /// What the attribute takes, for a message; empty when the value is one of it. A task variable fits everywhere.
    Optional<String> complaint(String value) {
        String stripped = value.strip();
        if (stripped.contains("$") || stripped.contains("{{")) {
            return Optional.empty();
        }
        return switch (kind) {
            case ANYTHING -> Optional.empty();
            case TRUE_OR_FALSE -> {
                String lower = stripped.toLowerCase(Locale.ROOT);
                yield lower.equals("true") || lower.equals("false") ? Optional.empty() : Optional.of("true or false");
            }
            case NUMBER -> Numbers.of(Optional.of(stripped)).isPresent() ? Optional.empty() : Optional.of("a number");
            case WHOLE_FROM_ONE ->
                Numbers.wholeOf(Optional.of(stripped)).orElse(0) >= 1
                        ? Optional.empty()
                        : Optional.of("a whole number from 1 on");
            case ONE_OF ->
                words.contains(stripped) ? Optional.empty() : Optional.of("one of " + String.join(", ", words));
        };
    }
}
