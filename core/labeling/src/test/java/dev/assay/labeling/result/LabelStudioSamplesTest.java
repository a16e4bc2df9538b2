package dev.assay.labeling.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.labeling.Cases;
import dev.assay.labeling.Diagnostic;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.Parsed;
import dev.assay.testkit.ConformanceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Reads configs and exports that Label Studio wrote, where sample data is at hand (`ASSAY_SAMPLES`): no config is
/// refused, no result is malformed, and every one is written back as it came.
final class LabelStudioSamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// These hold answers under names that their own config does not have.
    private static final Set<String> MISMATCHED =
            Set.of("classification_mixed", "image_magic_wand", "image_ocr", "table_csv");

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        List<Path> configs = new ArrayList<>();
        var folder = ConformanceFiles.samples("interop-label-studio");
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.walk(folder.get())) {
                files.filter(file -> file.toString().endsWith(".xml")).sorted().forEach(configs::add);
            }
            assertTrue(configs.size() > 20, "the samples are complete");
        }
        return configs.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Parsed parsed = LabelingConfig.parse(Files.readString(file));
        assertEquals(List.of(), parsed.errors());
        for (Diagnostic warning : parsed.diagnostics()) {
            assertTrue(warning.code().equals("unknown-attribute"), warning::toString);
        }
        String folder = String.valueOf(file.getName(file.getNameCount() - 2));
        for (Path answers : answersOf(file)) {
            for (Object task : tasks(JSON.readValue(answers.toFile(), Object.class))) {
                check(parsed.config(), Cases.object(task), MISMATCHED.contains(folder));
            }
        }
    }

    private static List<Path> answersOf(Path config) throws IOException {
        String name = String.valueOf(config.getFileName());
        if (name.endsWith(".config.xml")) {
            return List.of(config.resolveSibling(name.replace(".config.xml", ".json")));
        }
        try (Stream<Path> files = Files.list(config.resolveSibling(""))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Object> tasks(Object content) {
        return content instanceof List<?> ? Cases.list(content) : List.of(content);
    }

    private static void check(LabelingConfig config, Map<String, Object> task, boolean mismatched) {
        Map<String, Object> data = task.get("data") instanceof Map<?, ?> ? Cases.object(task.get("data")) : Map.of();
        for (String kind : List.of("annotations", "predictions", "completions")) {
            if (!(task.get(kind) instanceof List<?> answers)) {
                continue;
            }
            for (Object answer : answers) {
                Object wire = answer instanceof Map<?, ?> map ? map.get("result") : null;
                ResultValidator.Checked checked = ResultValidator.check(config, wire, data);
                assertTrue(checked.isWellFormed(), () -> checked.problems().toString());
                if (!mismatched) {
                    assertEquals(List.of(), checked.problems());
                }
                List<?> original = wire instanceof List<?> list ? list : List.of();
                assertEquals(
                        original.toString(), ResultItems.toWire(checked.items()).toString());
            }
        }
    }
}
