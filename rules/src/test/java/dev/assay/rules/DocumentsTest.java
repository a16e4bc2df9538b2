package dev.assay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What documents say is there, is there.
final class DocumentsTest {
    private static final List<String> MAPS = List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md");
    private static final Pattern TICKED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][a-z0-9]+([A-Z][a-z0-9]*)+");
    private static final Pattern PATH = Pattern.compile("\\.?[\\w.-]+(/[\\w.-]+)+/?");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|interface|enum|type|function|const)\\s+(\\w+)");
    private static final Pattern CODE = Pattern.compile("new Kind\\(\\s*\"([a-z0-9-]+)\"");

    @Test
    void pathsInTheMapsExist() {
        List<String> missing = new ArrayList<>();
        for (String map : maps()) {
            for (String ticked : ticked(map)) {
                String first = ticked.split("/", 2)[0];
                boolean ours = !first.equals("..")
                        && PATH.matcher(ticked).matches()
                        && Files.exists(Repository.ROOT.resolve(first));
                if (ours && !Files.exists(Repository.ROOT.resolve(ticked))) {
                    missing.add(map + ": " + ticked);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void typesInTheMapsExist() {
        Set<String> declared = new HashSet<>();
        for (Path file : Repository.files("", ".java", ".ts", ".tsx")) {
            Matcher matcher = DECLARED.matcher(Repository.read(file));
            while (matcher.find()) {
                declared.add(matcher.group(1));
            }
        }
        List<String> missing = new ArrayList<>();
        for (String map : maps()) {
            for (String ticked : ticked(map)) {
                String name = ticked.contains(".") ? ticked.substring(0, ticked.indexOf('.')) : ticked;
                if (TYPE_NAME.matcher(name).matches() && !declared.contains(name)) {
                    missing.add(map + ": " + ticked);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void noHeadingIsEmpty() {
        List<String> empty = new ArrayList<>();
        List<Path> documents = new ArrayList<>(Repository.files("docs", ".md"));
        maps().forEach(map -> documents.add(Repository.ROOT.resolve(map)));
        for (Path file : documents) {
            List<String> lines = Repository.read(file)
                    .replaceAll("(?ms)^```.*?^```", "(code)")
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                int level = headingLevel(lines.get(i));
                boolean ends = i + 1 == lines.size()
                        || (headingLevel(lines.get(i + 1)) > 0 && headingLevel(lines.get(i + 1)) <= level);
                if (level > 0 && ends) {
                    empty.add(Repository.name(file) + ": " + lines.get(i));
                }
            }
        }
        assertEquals(List.of(), empty);
    }

    @Test
    void everyProblemCodeHasItsPageAndEveryPageItsCode() {
        Set<String> codes = new TreeSet<>();
        for (Path file : Repository.files("server/src/main", ".java")) {
            Matcher matcher = CODE.matcher(Repository.read(file));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        Set<String> pages = new TreeSet<>();
        for (Path file : Repository.files("docs/reference/problems", ".md")) {
            String name = file.getFileName().toString();
            pages.add(name.substring(0, name.length() - ".md".length()));
        }
        assertFalse(codes.isEmpty());
        assertEquals(codes, pages, "docs/reference/problems holds one page for each code");
    }

    private static List<String> maps() {
        return MAPS.stream()
                .filter(map -> Files.exists(Repository.ROOT.resolve(map)))
                .toList();
    }

    private static List<String> ticked(String map) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TICKED.matcher(Repository.read(Repository.ROOT.resolve(map)));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int headingLevel(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level > 0 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
    }
}
