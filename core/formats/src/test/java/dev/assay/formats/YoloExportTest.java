package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.geometry.ImageSize;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class YoloExportTest {
    private static final String OLD = "2026-01-01T00:00:00.000000Z";
    private static final String NEW = "2026-01-02T00:00:00.000000Z";

    @Test
    void linesAreSharesOfTheImageAndNoAnswerIsLost() throws IOException {
        var sink = Samples.export(
                ExportFormat.YOLO,
                Samples.BOXES,
                new MemorySink(),
                Samples.task(
                        1,
                        "{\"image\":\"https://x.org/f/a.b.jpg\"}",
                        null,
                        Samples.answer(
                                1,
                                OLD,
                                false,
                                false,
                                Samples.box("x", "zebra", 10, 20, 30, 40, 0),
                                Samples.box("y", "bee", 0, 0, 1, 1, 33)),
                        Samples.answer(2, NEW, false, false, Samples.box("z", "ant", 0, 0, 100, 100, 0))),
                Samples.task(2, "{\"image\":\"g/a.b.jpg\"}", null),
                Samples.task(3, "{\"image\":\"c.jpg\"}", null, Samples.answer(3, OLD, true, false)));
        assertEquals("2 0.25 0.4 0.3 0.4\n7 0.005 0.005 0.01 0.01\n", sink.text("labels/a.b.txt"));
        assertEquals("0 0.5 0.5 1.0 1.0\n", sink.text("labels/a.b-annotation-2.txt"));
        assertEquals("", sink.text("labels/a.b-task-2.txt"));
        assertEquals("bee\nant\nok\nzebra\n", sink.text("classes.txt"));
        assertEquals(List.of("images", "labels"), List.copyOf(sink.folders));
        assertEquals(
                List.of(
                        "classes.txt",
                        "labels/a.b-annotation-2.txt",
                        "labels/a.b-task-2.txt",
                        "labels/a.b.txt",
                        "notes.json"),
                List.copyOf(sink.entries.keySet()));
        assertTrue(sink.text("notes.json").startsWith("{\"categories\":[{\"id\":7,\"name\":\"bee\"}"));
    }

    @Test
    void theTrainingSetIsWholeAndCutAtTheEdges() throws IOException {
        var sink = new MemorySink();
        sink.uploads.add("/data/upload/1/ab-a.jpg");
        Samples.export(
                ExportFormat.YOLO_ULTRALYTICS,
                Samples.BOXES,
                sink,
                Samples.task(
                        1,
                        "{\"image\":\"/data/upload/1/ab-a.jpg\"}",
                        new ImageSize(200, 100),
                        Samples.answer(
                                1,
                                OLD,
                                false,
                                false,
                                Samples.box("x", "zebra", -10, 0, 20, 50, 0),
                                Samples.box("y", "ant", 50, 50, 20, 20, 90),
                                Samples.box("z", "bee", 120, 0, 20, 20, 0))));
        String label = sink.entries.keySet().stream()
                .filter(name -> name.startsWith("labels/"))
                .findFirst()
                .orElseThrow();
        assertEquals("0 0.05 0.25 0.1 0.5\n1 0.45 0.7 0.1 0.4\n", sink.text(label));
        assertTrue(label.endsWith("/1-ab-a.txt"), label);
        assertTrue(sink.entries.containsKey(label.replace("labels/", "images/").replace(".txt", ".jpg")));
        assertTrue(
                sink.text("data.yaml").contains("names:\n  0: \"zebra\"\n  1: \"ant\"\n  2: \"bee\"\n"),
                sink.text("data.yaml"));
        assertTrue(sink.text("sources.tsv").contains("\t/data/upload/1/ab-a.jpg\n"));
    }

    @Test
    void aSplitIsSteadyAndNearItsShares() throws IOException {
        var sink = new MemorySink();
        ExportTask[] tasks = new ExportTask[2_000];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = Samples.task(i + 1, "{\"image\":\"" + i + ".jpg\"}", null);
        }
        Samples.export(ExportFormat.YOLO_ULTRALYTICS, Samples.BOXES, sink, tasks);
        var counts = new TreeMap<String, Integer>();
        sink.entries.keySet().stream()
                .filter(name -> name.startsWith("labels/"))
                .forEach(name -> counts.merge(name.split("/", -1)[1], 1, Integer::sum));
        assertEquals(2_000, counts.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(1_600, counts.getOrDefault("train", 0), 80);
        assertEquals(200, counts.getOrDefault("val", 0), 50);
        assertTrue(sink.text("data.yaml").contains("val: images/val\ntest: images/test\n"));
    }
}
