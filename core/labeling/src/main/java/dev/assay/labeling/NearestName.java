package dev.assay.labeling;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what a misspelt name was meant to be.
final class NearestName {
    private static final int MAX_LENGTH = 40;

    private NearestName() {}

    /// The known name with the fewest changed letters, at most a third of them; the first in the alphabet of several.
    static Optional<String> to(String written, Stream<String> known) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        record Candidate(String name, int distance) {}
        return known.map(name ->
                        new Candidate(name, distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= Math.max(1, written.length() / 3))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /// Letters to add, drop or change to make one word of the other.
    /// Source: V. Levenshtein (1966), Soviet Physics Doklady 10(8), 707-710.
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
