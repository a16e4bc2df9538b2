package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The statements of one claim and one submit, as PostgreSQL logged them.
///
/// @param person who did it
/// @param before the task that this person had before, which the claim looks behind
/// @param task the task that was claimed
record Cycle(List<Statement> statements, String project, String person, String before, String task) {
    private static final Pattern HEAD =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [0-9:.]+ \\w+ \\[\\d+] (LOG|DETAIL|ERROR|HINT|STATEMENT): {2}(.*)$");
    private static final Pattern EXECUTED = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);

    /// @param parameters as text; null is NULL
    record Statement(String sql, List<@Nullable String> parameters) {
        boolean isClaim() {
            return sql.contains("claimed AS");
        }

        boolean isControl(String word) {
            return sql.equalsIgnoreCase(word);
        }
    }

    /// Statements that were logged from a place in the file on.
    static List<Statement> read(Path log, long from) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (String[] entry : entries(log, from)) {
            Matcher executed = EXECUTED.matcher(entry[1]);
            if (entry[0].equals("LOG") && executed.matches()) {
                statements.add(new Statement(executed.group(1).strip(), new ArrayList<>()));
            } else if (entry[0].equals("DETAIL") && entry[1].startsWith("Parameters: ") && !statements.isEmpty()) {
                Statement last = statements.removeLast();
                statements.add(new Statement(last.sql(), parameters(entry[1].substring(12))));
            }
        }
        return statements;
    }

    private static List<String[]> entries(Path log, long from) throws IOException {
        List<String[]> entries = new ArrayList<>();
        String text;
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        for (String line : text.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                entries.add(new String[] {head.group(1), head.group(2)});
            } else if (!entries.isEmpty()) {
                entries.getLast()[1] += "\n" + line.strip();
            }
        }
        return entries;
    }

    /// `$1 = 'text', $2 = NULL`; a quote in a text stands twice.
    private static List<@Nullable String> parameters(String list) {
        List<@Nullable String> values = new ArrayList<>();
        int at = 0;
        while (at < list.length()) {
            int value = list.indexOf(" = ", at) + 3;
            if (list.startsWith("NULL", value)) {
                values.add(null);
                at = value + 4;
            } else {
                StringBuilder text = new StringBuilder();
                int i = value + 1;
                while (list.charAt(i) != '\'' || (i + 1 < list.length() && list.charAt(i + 1) == '\'')) {
                    text.append(list.charAt(i));
                    i += list.charAt(i) == '\'' ? 2 : 1;
                }
                values.add(text.toString());
                at = i + 1;
            }
            at += 2; // the comma and the blank
        }
        return values;
    }
}
