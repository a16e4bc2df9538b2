package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.voc.VocPage;
import dev.assay.formats.voc.VocReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocReaderTest {
    private static Optional<VocPage> read(String xml, ImportProblems problems) {
        return VocReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "a.xml", problems);
    }

    private static String page(String boxes) {
        return "<annotation><filename>a.jpg</filename><size><width>640</width><height>480</height></size>" + boxes
                + "</annotation>";
    }

    private static String box(String name, double left, double top, double right, double bottom) {
        return "<object><name>%s</name><part><name>head</name></part><bndbox><xmin>%s</xmin><ymin>%s</ymin><xmax>%s</xmax><ymax>%s</ymax></bndbox></object>"
                .formatted(name, left, top, right, bottom);
    }

    @Test
    void boxesAreReadAndCutAtTheEdge() {
        var problems = new ImportProblems();
        var page = read(
                        page(box("cat", 10, 20, 30, 40)
                                + box("dog", 600, 0, 700, 10)
                                + box("bad", 5, 5, 5, 9)
                                + box("out", 700, 1, 800, 9)),
                        problems)
                .orElseThrow();
        assertEquals(
                List.of(new VocPage.Box("cat", 10, 20, 30, 40), new VocPage.Box("dog", 600, 0, 640, 10)), page.boxes());
        assertEquals(3, problems.remarkCount());
        assertEquals(0, problems.refusalCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<annotation>",
                "no xml",
                "<annotation/>",
                "<annotation><size><width>0</width><height>5</height></size></annotation>",
                "<!DOCTYPE annotation [<!ENTITY a \"b\">]><annotation><size><width>5</width><height>5</height></size></annotation>",
                "<!DOCTYPE annotation SYSTEM \"file:///etc/passwd\"><annotation/>",
                "<annotation><filename>&x;</filename></annotation>"
            })
    void badFilesAreRefusedWithAProblem(String xml) {
        var problems = new ImportProblems();
        assertEquals(Optional.empty(), read(xml, problems));
        assertEquals(1, problems.refusalCount());
    }

    @Test
    void deepNestingIsRefused() {
        var problems = new ImportProblems();
        assertEquals(Optional.empty(), read("<a>".repeat(10_000), problems));
        assertEquals(1, problems.refusalCount());
    }

    /// The counts of the data set's own description; one of its 2,135 boxes has no area.
    @Test
    @EnabledIfEnvironmentVariable(named = "ASSAY_SAMPLES", matches = ".+")
    void theBloodCellSetIsRead() throws IOException {
        var problems = new ImportProblems();
        var counts = new TreeMap<String, Integer>();
        try (var files = Files.list(Path.of(System.getenv("ASSAY_SAMPLES"), "detection-blood-cells", "annotations"))) {
            for (Path file : files.sorted().toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    VocReader.read(bytes, file.getFileName().toString(), problems)
                            .orElseThrow()
                            .boxes()
                            .forEach(box -> counts.merge(box.label(), 1, Integer::sum));
                }
            }
        }
        assertEquals(0, problems.refusalCount());
        int boxes = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(boxes == 2_134 || boxes == 2_135, counts.toString());
        assertTrue(problems.remarkCount() > 0);
    }
}
