package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.wire.JsonText;
import dev.assay.formats.wire.WireValues;
import dev.assay.geometry.ImageSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

final class CocoExportTest {
    private static final String OLD = "2026-01-01T00:00:00.000000Z";
    private static final String NEW = "2026-01-02T00:00:00.000000Z";

    private static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> coco, String key) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (Object item : (List<?>) java.util.Objects.requireNonNull(coco.get(key))) {
            list.add(WireValues.asObject(item).orElseThrow());
        }
        return list;
    }

    private static List<Double> numbers(@Nullable Object list) {
        return ((List<?>) java.util.Objects.requireNonNull(list))
                .stream().map(item -> ((Number) item).doubleValue()).toList();
    }

    private static Map<String, @Nullable Object> coco(ExportFormat format, String config, ExportTask... tasks)
            throws IOException {
        return Samples.json(
                Samples.export(format, config, new MemorySink(), tasks).text("result.json"));
    }

    @Test
    void eachAnswerIsAnImageNewestFirstInTheSharedLayout() throws IOException {
        var coco = coco(
                ExportFormat.COCO,
                Samples.BOXES,
                Samples.task(
                        9,
                        "{\"image\":\"a.jpg\"}",
                        null,
                        Samples.answer(1, OLD, false, false, Samples.box("x", "zebra", 10, 20, 30, 40, 0)),
                        Samples.answer(2, NEW, false, false, Samples.box("y", "ant", 0, 0, 50, 50, 0)),
                        Samples.answer(3, NEW, true, false, Samples.box("z", "ant", 0, 0, 50, 50, 0))),
                Samples.task(10, "{\"image\":\"b.jpg\"}", new ImageSize(30, 40)));
        assertEquals(
                List.of("a.jpg", "a.jpg", "b.jpg"),
                list(coco, "images").stream()
                        .map(image -> image.get("file_name"))
                        .toList());
        assertEquals(
                List.of(0L, 1L, 2L),
                list(coco, "images").stream().map(image -> image.get("id")).toList());
        assertEquals(30L, list(coco, "images").get(2).get("width"));
        var first = list(coco, "annotations").get(0);
        var second = list(coco, "annotations").get(1);
        assertEquals(List.of(0.0, 0.0, 100.0, 50.0), numbers(first.get("bbox")));
        assertEquals(List.of(20.0, 20.0, 60.0, 40.0), numbers(second.get("bbox")));
        assertEquals(2400.0, ((BigDecimal) java.util.Objects.requireNonNull(second.get("area"))).doubleValue());
        assertEquals(List.of(), first.get("segmentation"));
        assertEquals(0L, first.get("id"));
        assertEquals(1L, second.get("image_id"));
    }

    @Test
    void labelsAreNumberedAsLabelStudioDoes() throws IOException {
        var coco = coco(
                ExportFormat.COCO,
                Samples.BOXES,
                Samples.task(
                        1,
                        "{\"image\":\"a\"}",
                        null,
                        Samples.answer(1, OLD, false, false, Samples.box("x", "unseen", 1, 1, 1, 1, 0))));
        assertEquals(
                List.of("bee 7", "ant 0", "ok 1", "zebra 2", "unseen 3"),
                list(coco, "categories").stream()
                        .map(category -> category.get("name") + " " + category.get("id"))
                        .toList());
    }

    @Test
    void aTurnedBoxIsTheBoxAroundItInPixels() throws IOException {
        // 40 x 20 pixels turned by 90 degrees about (100, 50): to the left and down.
        String turned = Samples.box("x", "ant", 50, 50, 20, 20, 90);
        var shared = coco(
                ExportFormat.COCO,
                Samples.BOXES,
                Samples.task(1, "{\"image\":\"a\"}", null, Samples.answer(1, OLD, false, false, turned)));
        assertEquals(
                List.of(80.0, 50.0, 20.0, 40.0),
                numbers(list(shared, "annotations").getFirst().get("bbox")));
        String slanted = Samples.box("x", "ant", 50, 50, 20, 20, 45);
        var own = coco(
                ExportFormat.COCO_CORRECT,
                Samples.BOXES,
                Samples.task(1, "{\"image\":\"a\"}", null, Samples.answer(1, OLD, false, false, slanted)));
        var annotation = list(own, "annotations").getFirst();
        assertEquals(800.0, ((Number) java.util.Objects.requireNonNull(annotation.get("area"))).doubleValue(), 1e-9);
        double side = 60 / Math.sqrt(2);
        List<Double> box = numbers(annotation.get("bbox"));
        assertEquals(side, box.get(2), 1e-9);
        assertEquals(side, box.get(3), 1e-9);
        assertEquals(1, ((List<?>) java.util.Objects.requireNonNull(annotation.get("segmentation"))).size());
    }

    @Test
    void oneImagePerTaskHoldsTheAcceptedElseTheNewestAnswer() throws IOException {
        var coco = coco(
                ExportFormat.COCO_CORRECT,
                Samples.BOXES,
                Samples.task(
                        21,
                        "{\"image\":\"a.jpg\"}",
                        null,
                        Samples.answer(1, OLD, false, true, Samples.box("x", "zebra", 10, 20, 30, 40, 0)),
                        Samples.answer(2, NEW, false, false, Samples.box("y", "ant", 0, 0, 50, 50, 0))),
                Samples.task(
                        22,
                        "{\"image\":\"b.jpg\"}",
                        null,
                        Samples.answer(3, OLD, false, false, Samples.box("x", "zebra", 10, 20, 30, 40, 0)),
                        Samples.answer(4, NEW, false, false, Samples.box("y", "ant", 0, 0, 50, 50, 0))));
        assertEquals(
                List.of(21L, 22L),
                list(coco, "images").stream().map(image -> image.get("id")).toList());
        assertEquals(
                List.of(1L, 2L),
                list(coco, "annotations").stream()
                        .map(item -> item.get("category_id"))
                        .toList());
        assertEquals(
                List.of(1L, 2L),
                list(coco, "annotations").stream().map(item -> item.get("id")).toList());
        assertEquals(
                List.of("zebra 1", "ant 2", "bee 3"),
                list(coco, "categories").stream()
                        .map(category -> category.get("name") + " " + category.get("id"))
                        .toList());
    }

    @Test
    void splitResultsAreOneBoxAndPolygonsKeepTheirRing() throws IOException {
        String rectangle = """
                {"id":"x","from_name":"r","to_name":"img","type":"rectangle","original_width":200,"original_height":100,"value":{"x":0,"y":0,"width":10,"height":10,"rotation":0}},
                {"id":"x","from_name":"l","to_name":"img","type":"labels","original_width":200,"original_height":100,"value":{"x":0,"y":0,"width":10,"height":10,"rotation":0,"labels":["b"]}},
                {"id":"y","from_name":"p","to_name":"img","type":"polygon","original_width":200,"original_height":100,"value":{"points":[[0,0],[50,0],[0,50]],"closed":true}},
                {"id":"y","from_name":"l","to_name":"img","type":"labels","original_width":200,"original_height":100,"value":{"points":[[0,0],[50,0],[0,50]],"closed":true,"labels":["a"]}}""";
        var sink = new MemorySink();
        ExportReport report;
        try (ExportWriter writer = ExportFormat.COCO.writer(Samples.settings(Samples.SPLIT), sink)) {
            writer.add(Samples.task(1, "{\"image\":\"a\"}", null, Samples.answer(1, OLD, false, false, rectangle)));
            report = writer.finish();
        }
        var annotations = list(Samples.json(sink.text("result.json")), "annotations");
        assertEquals(2, annotations.size());
        assertEquals(
                2500.0,
                ((Number) java.util.Objects.requireNonNull(annotations.get(1).get("area"))).doubleValue());
        assertEquals(List.of(0.0, 0.0, 100.0, 50.0), numbers(annotations.get(1).get("bbox")));
        assertEquals(Map.of(), report.leftOut());
    }

    @Test
    void whatCannotBeKeptIsCounted() throws IOException {
        String choice =
                "{\"id\":\"c\",\"from_name\":\"q\",\"to_name\":\"img\",\"type\":\"choices\",\"value\":{\"choices\":[\"ok\"]}}";
        String bare =
                "{\"id\":\"b\",\"from_name\":\"box\",\"to_name\":\"img\",\"type\":\"rectanglelabels\",\"value\":{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"rectanglelabels\":[\"ant\"]}}";
        try (ExportWriter writer = ExportFormat.COCO.writer(Samples.settings(Samples.BOXES), new MemorySink())) {
            writer.add(Samples.task(1, "{\"image\":\"a\"}", null, Samples.answer(1, OLD, false, false, choice, bare)));
            writer.add(Samples.task(2, "{\"other\":\"a\"}", null));
            assertEquals(
                    Map.of(
                            "result of Choices",
                            1L,
                            "region on an image of unknown size",
                            1L,
                            "task without an image",
                            1L),
                    writer.finish().leftOut());
        }
    }

    @Test
    void mediaAreCopiedOnceUnderOwnNames() throws IOException {
        var sink = new MemorySink();
        sink.uploads.add("/data/upload/1/aa-x.png");
        sink.uploads.add("/data/upload/2/aa-x.png");
        Samples.export(
                ExportFormat.COCO,
                Samples.BOXES,
                sink,
                Samples.task(1, "{\"image\":\"/data/upload/1/aa-x.png\"}", null),
                Samples.task(2, "{\"image\":\"/data/upload/2/aa-x.png\"}", null),
                Samples.task(3, "{\"image\":\"https://example.org/y.png?size=1\"}", null));
        assertEquals(
                List.of("images/2-aa-x.png", "images/aa-x.png", "result.json"), List.copyOf(sink.entries.keySet()));
        assertEquals(
                List.of("images/aa-x.png", "images/2-aa-x.png", "https://example.org/y.png?size=1"),
                list(Samples.json(sink.text("result.json")), "images").stream()
                        .map(image -> image.get("file_name"))
                        .toList());
    }

    /// Every box of the tool's own export is there, with the numbers that its percent give.
    @Test
    @EnabledIfEnvironmentVariable(named = "ASSAY_SAMPLES", matches = ".+")
    void aLabelStudioExportOfBoxesIsWritten() throws IOException {
        Path folder = Path.of(System.getenv("ASSAY_SAMPLES"), "interop-label-studio", "sdk");
        var sink = new MemorySink();
        int boxes = 0;
        try (ExportWriter writer = ExportFormat.COCO.writer(
                Samples.settings(Files.readString(folder.resolve("export_boxes.config.xml"))), sink)) {
            for (Object item : new JsonText(Files.readString(folder.resolve("export_boxes.json"))).list()) {
                ExportTask task = Samples.ofExported(WireValues.asObject(item).orElseThrow());
                writer.add(task);
                for (ExportAnnotation answer : task.annotations()) {
                    boxes += answer.facts().wasCancelled()
                            ? 0
                            : answer.result().list().size();
                }
            }
            assertEquals(Map.of(), writer.finish().leftOut());
        }
        var annotations = list(Samples.json(sink.text("result.json")), "annotations");
        assertEquals(boxes, annotations.size());
        assertTrue(boxes > 1, "boxes: " + boxes);
        double left = 37.15846994535519 * 28;
        double height = 4.735883424408015 * 28;
        assertTrue(annotations.stream()
                .map(annotation -> numbers(annotation.get("bbox")))
                .anyMatch(box -> Math.abs(box.get(0) - left) < 1e-9 && Math.abs(box.get(3) - height) < 1e-9));
    }
}
