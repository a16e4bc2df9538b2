package dev.assay.labeling;

import java.util.List;

/// Compares a name inside a Repeater with the names that its copies have.
final class RepeaterName {
    private RepeaterName() {}

    /// Whether the name is the pattern with some text for each flag in it; false for patterns without a flag. Costs
    /// the name's length for each piece between flags, however many there are.
    static boolean fits(String pattern, List<String> flags, String name) {
        String pieces = pattern;
        for (String flag : flags) {
            pieces = pieces.replace(flag, "\u0000");
        }
        if (pieces.indexOf('\u0000') < 0) {
            return false;
        }
        String[] parts = pieces.split("\u0000", -1);
        String last = parts[parts.length - 1];
        int at = parts[0].length();
        int end = name.length() - last.length();
        if (end < at || !name.startsWith(parts[0]) || !name.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
