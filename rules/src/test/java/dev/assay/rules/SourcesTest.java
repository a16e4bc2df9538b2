package dev.assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What sources look like: sizes, switches, tests, statements.
final class SourcesTest {
    private static final int MAX_LINES = 400;
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");
    private static final Pattern CASE = Pattern.compile("\\bcase\\s+([^\\n]*?)(->|:\\s*$)", Pattern.MULTILINE);
    private static final Pattern LITERAL =
            Pattern.compile("\\s*(\"|'|-?\\d|null\\b).*|\\s*\\w+\\.[A-Z_0-9]+\\s*", Pattern.DOTALL);

    @Test
    void noFileIsLongerThan400Lines() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Repository.files("", ".java", ".ts", ".tsx")) {
            String text = Repository.read(file);
            long lines = text.lines().filter(line -> !line.isBlank()).count();
            if (lines > MAX_LINES && !text.contains("longer than 400 lines")) {
                tooLong.add("%s: %d".formatted(Repository.name(file), lines));
            }
        }
        assertEquals(List.of(), tooLong, "split them, or say in the class's doc why it is \"longer than 400 lines\"");
    }

    /// A switch over constants of an enum or over kinds of a sealed type names them all, so that the compiler finds
    /// the one that is forgotten. Switches over texts and numbers need a default.
    /// A label with a dot is taken for a number's name.
    @Test
    void noSwitchOverAClosedFamilyHasADefault() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files("", ".java")) {
            if (Repository.name(file).contains("/src/main/")) {
                String text = withoutComments(Repository.read(file));
                Matcher matcher = DEFAULT.matcher(text);
                while (matcher.find()) {
                    if (isOverAClosedFamily(bodyAround(text, matcher.start()))) {
                        long line = text.substring(0, matcher.start()).lines().count();
                        found.add(Repository.name(file) + ":" + line);
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void testsDoNotSleep() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files("", ".java")) {
            if (Repository.name(file).contains("/src/test/")
                    && !file.endsWith("SourcesTest.java")
                    && Repository.read(file).contains("Thread.sleep(")) {
                found.add(Repository.name(file));
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void storesNameTheirColumns() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files("server", "Store.java")) {
            if (Pattern.compile("(?i)select\\s+(\\w+\\.)?\\*")
                    .matcher(Repository.read(file))
                    .find()) {
                found.add(Repository.name(file));
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPackageSaysWhyItIsThere() {
        List<String> found = new ArrayList<>();
        List<Path> sources = Repository.files("", ".java");
        assertFalse(sources.isEmpty());
        for (Path file : sources) {
            String name = Repository.name(file);
            if (name.contains("/src/main/java/") && !name.endsWith("module-info.java")) {
                Path info = file.resolveSibling("package-info.java");
                if (!sources.contains(info) || !Repository.read(info).contains("NullMarked")) {
                    found.add(name.substring(0, name.lastIndexOf('/')));
                }
            }
        }
        assertEquals(
                List.of(),
                found.stream().distinct().filter(this::isNotInAMarkedModule).toList());
    }

    private boolean isNotInAMarkedModule(String folder) {
        String module = folder.substring(0, folder.indexOf("/src/main/java"));
        Path info = Repository.ROOT.resolve(module + "/src/main/java/module-info.java");
        return !(info.toFile().exists() && Repository.read(info).contains("NullMarked"));
    }

    private static boolean isOverAClosedFamily(String body) {
        Matcher label = CASE.matcher(body);
        boolean any = false;
        while (label.find()) {
            any = true;
            if (LITERAL.matcher(label.group(1)).matches()) {
                return false;
            }
        }
        return any;
    }

    /// The text between the braces around a place.
    private static String bodyAround(String text, int place) {
        int depth = 0;
        int start = place;
        for (; start > 0; start--) {
            char c = text.charAt(start);
            depth += c == '}' ? 1 : c == '{' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        int end = place;
        for (depth = 0; end < text.length(); end++) {
            char c = text.charAt(end);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        return text.substring(start, end);
    }

    /// Blanks comments, texts and characters keep their place; braces in them would mislead.
    private static String withoutComments(String source) {
        StringBuilder text = new StringBuilder();
        for (String line : source.split("\n", -1)) {
            String code = line.strip().startsWith("//")
                    ? ""
                    : line.replace("'{'", "'('").replace("'}'", "')'");
            text.append(code).append('\n');
        }
        return text.toString();
    }
}
