package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.labeling.result.ResultValidator;
import dev.assay.testkit.ConformanceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Holds the reference pages of tags to the program: examples run, attributes and codes are complete.
final class TagPagesTest {
    private static final Path PAGES = ConformanceFiles.root().resolve("docs/reference/tags");
    private static final Set<String> COMMON = Set.of(
            "visibleWhen", "whenTagName", "whenLabelValue", "whenChoiceValue", "style", "className", "idAttr", "hint");

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(PAGES)) {
            pages = files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        assertEquals(13, pages.size(), "one page for each complete tag");
        return pages.stream()
                .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
    }

    private static void check(Path page) throws IOException {
        String text = Files.readString(page);
        Tags.Tag tag = Tags.find(text.substring(2, text.indexOf('\n'))).orElseThrow();
        assertEquals(page.getFileName().toString(), tag.name().toLowerCase(Locale.ROOT) + ".md");
        Parsed parsed = LabelingConfig.parse(block(text, "xml").orElseThrow());
        assertEquals(List.of(), parsed.diagnostics());
        assertTrue(
                parsed.config().root().all().anyMatch(element -> element.tag().equals(tag.name())), "uses the tag");
        Optional<String> result = block(text, "json");
        if (result.isPresent()) {
            Object wire = new JsonMapper().readValue(result.get(), Object.class);
            assertEquals(
                    List.of(),
                    ResultValidator.check(parsed.config(), wire, Map.of("text", "Ada met Bram."))
                            .problems());
        }
        Set<String> own = tag.attributes().values().stream()
                .map(AttributeRule::attribute)
                .filter(attribute -> !COMMON.contains(attribute))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = new TreeSet<>(firstCells(text));
        listed.removeAll(COMMON);
        assertEquals(own, listed, "the table of attributes");
    }

    @Test
    void everyDiagnosticOfTheCasesIsListed() throws IOException {
        Set<String> listed = new TreeSet<>(firstCells(Files.readString(PAGES.resolve("README.md"))));
        Set<String> used = new TreeSet<>();
        for (String area : List.of("config", "results")) {
            for (Path file : ConformanceFiles.in(area)) {
                Pattern.compile("\"code\": \"([a-z-]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(used::add);
            }
        }
        assertTrue(
                listed.containsAll(used),
                () -> "not listed: "
                        + used.stream().filter(code -> !listed.contains(code)).toList());
        listed.removeAll(used);
        assertEquals(
                Set.of(
                        "config-too-large",
                        "config-too-many-tags",
                        "not-finite",
                        "too-deep",
                        "too-large",
                        "too-many-items"),
                listed,
                "codes that only a large or non-JSON input shows");
    }

    private static Optional<String> block(String text, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst();
    }

    private static List<String> firstCells(String text) {
        return Pattern.compile("^\\| `([\\w-]+)` \\|", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
