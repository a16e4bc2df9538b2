package dev.assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What migrations look like: names, a reason in the first line, types, and what happens to rows whose target goes.
final class MigrationsTest {
    private static final Pattern NAME = Pattern.compile("V\\d{4}__[a-z0-9_]+\\.sql|R__[a-z]+_public\\.sql");
    private static final Pattern REFERENCE = Pattern.compile("references\\s+\\w+(\\s*\\([^)]*\\))?(\\s+on delete)?");
    private static final Pattern WRONG_TYPE = Pattern.compile(
            "\\b(timestamp(?!tz)(\\s+without)?|serial|bigserial|varchar|char\\s*\\(|json\\b(?!b)|money)\\b");

    @Test
    void eachHasANameOfTheFormAndSaysWhyInItsFirstLine() {
        List<String> wrong = new ArrayList<>();
        for (Path file : migrations()) {
            if (!NAME.matcher(file.getFileName().toString()).matches()) {
                wrong.add(Repository.name(file) + ": the name");
            }
            if (!Repository.read(file).startsWith("-- ")) {
                wrong.add(Repository.name(file) + ": the first line is no comment that says why");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void eachForeignKeySaysWhatHappensOnDelete() {
        List<String> wrong = new ArrayList<>();
        for (Path file : migrations()) {
            Matcher reference = REFERENCE.matcher(statements(file));
            while (reference.find()) {
                if (reference.group(2) == null) {
                    wrong.add(Repository.name(file) + ": " + reference.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void timesHaveZonesAndTextsNoLengths() {
        List<String> wrong = new ArrayList<>();
        for (Path file : migrations()) {
            Matcher type = WRONG_TYPE.matcher(statements(file));
            while (type.find()) {
                wrong.add(Repository.name(file) + ": " + type.group());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Path> migrations() {
        List<Path> files = Repository.files("server/src/main/resources/db/migration", ".sql");
        assertFalse(files.isEmpty());
        return files;
    }

    private static String statements(Path file) {
        return Repository.read(file).replaceAll("--[^\\n]*", "").toLowerCase(Locale.ROOT);
    }
}
