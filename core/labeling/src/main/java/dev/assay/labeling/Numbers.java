package dev.assay.labeling;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Reads the numbers of attributes.
final class Numbers {
    private Numbers() {}

    static OptionalInt wholeOf(Optional<String> text) {
        try {
            return text.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(text.get().strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static OptionalDouble of(Optional<String> text) {
        try {
            double number =
                    text.isEmpty() ? Double.NaN : Double.parseDouble(text.get().strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
