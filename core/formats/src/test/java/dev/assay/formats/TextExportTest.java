package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.internal.PythonNumbers;
import dev.assay.formats.internal.SeenNames;
import dev.assay.formats.wire.JsonText;
import dev.assay.formats.wire.WireValues;
import dev.assay.labeling.LabelingConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextExportTest {
    private static final String AT = "2026-01-01T00:00:00.000000Z";
    private static final String CONFIG = """
            <View><Text name="t" value="$text"/><Choices name="c" toName="t" choice="multiple"><Choice value="A"/><Choice value="B"/></Choices>
              <TextArea name="why" toName="t"/><Labels name="span" toName="t"><Label value="X"/></Labels></View>
            """;

    private static String choices(String... values) {
        return "{\"from_name\":\"c\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\""
                + String.join("\",\"", values) + "\"]}}";
    }

    private static String why(String text) {
        return "{\"from_name\":\"why\",\"to_name\":\"t\",\"type\":\"textarea\",\"value\":{\"text\":[\"" + text
                + "\"]}}";
    }

    @Test
    void shortObjectsUnwrapSingleAnswers() throws IOException {
        var sink = Samples.export(
                ExportFormat.JSON_MIN,
                CONFIG,
                new MemorySink(),
                Samples.task(
                        3,
                        "{\"text\":\"hi\",\"n\":1.0}",
                        null,
                        Samples.answer(
                                7,
                                AT,
                                false,
                                false,
                                choices("A"),
                                why("because"),
                                "{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\"}")),
                Samples.task(
                        4,
                        "{\"text\":\"ho\"}",
                        null,
                        Samples.answer(8, AT, false, false, choices("A", "B"), why("one"), why("two"))),
                Samples.task(5, "{\"text\":\"no\"}", null, Samples.answer(9, AT, true, false)),
                Samples.task(6, "{\"text\":\"new\"}", null));
        List<@Nullable Object> items = new JsonText(sink.text("result.json")).list();
        assertEquals(3, items.size());
        var first = WireValues.asObject(items.get(0)).orElseThrow();
        assertEquals("A", first.get("c"));
        assertEquals("because", first.get("why"));
        assertEquals(new BigDecimal("1.0"), first.get("n"));
        assertEquals(5L, first.get("annotator"));
        var second = WireValues.asObject(items.get(1)).orElseThrow();
        assertEquals(
                List.of(Map.of("choices", List.of("A", "B"))),
                List.of(second.get("c") instanceof Map<?, ?> map ? map : Map.of()));
        assertEquals(List.of("one", "two"), second.get("why"));
        assertTrue(WireValues.asObject(items.get(2)).orElseThrow().containsKey("annotation_id"));
    }

    @Test
    void aTableHasAllColumnsSortedAndQuotesTexts() throws IOException {
        var sink = Samples.export(
                ExportFormat.CSV,
                CONFIG,
                new MemorySink(),
                Samples.task(
                        3,
                        "{\"text\":\"say \\\"hi\\\"\",\"c\":\"data\",\"list\":[1,\"é\"]}",
                        null,
                        Samples.answer(7, AT, false, false, choices("A"))),
                Samples.task(4, "{\"text\":\"x\",\"n\":12}", null));
        assertEquals("""
                "_data_c","annotation_id","annotator","c","created_at","id","lead_time","list","n","text","updated_at"
                "data",7,5,"A","2026-01-01T00:00:00.000000Z",3,1.5,"[1,""é""]","","say ""hi"\"","2026-01-01T00:00:00.000000Z"
                "","","","","",4,"","",12,"x",""
                """, sink.text("result.csv"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "ASSAY_SAMPLES", matches = ".+")
    void theTableEqualsLabelStudios() throws IOException {
        Path folder = Path.of(System.getenv("ASSAY_SAMPLES"), "interop-label-studio", "sdk");
        List<ExportTask> tasks = new ArrayList<>();
        for (Object item : new JsonText(Files.readString(folder.resolve("export_choices.json"))).list()) {
            tasks.add(Samples.ofExported(WireValues.asObject(item).orElseThrow()));
        }
        var sink = Samples.export(ExportFormat.TSV, "<View/>", new MemorySink(), tasks.toArray(new ExportTask[0]));
        String expected = Files.readString(folder.resolve("export_choices.csv")).replace("\r\n", "\n");
        assertEquals(expected, sink.text("result.tsv").replace("\r\n", "\n"));
    }

    @Test
    void whatIsExportedAsJsonIsReadBackTheSame() throws IOException {
        long seed = 20_260_101;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("text", randomValue(random, 0));
            data.put("x", randomValue(random, 3));
            String json = dev.assay.formats.wire.JsonOutput.text(data);
            String item = dev.assay.formats.wire.JsonOutput.text(
                    Map.of("id", "r", "from_name", "c", "value", randomValue(random, 2)));
            var sink = Samples.export(
                    ExportFormat.JSON,
                    CONFIG,
                    new MemorySink(),
                    Samples.task(1, json, null, Samples.answer(1, AT, false, false, item)));
            var reading = Reading.of("t.json", sink.text("result.json"));
            assertEquals(List.of(), reading.found(), "seed " + seed + " round " + round);
            IncomingTask task = reading.tasks().getFirst();
            assertEquals(new JsonText(json).object(), task.data(), "seed " + seed + " round " + round);
            assertEquals(
                    List.of(new JsonText(item).object()),
                    task.annotations().getFirst().result(),
                    "seed " + seed + " round " + round);
        }
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> "t\"\\\n\u00e9\ud83d\ude00" + random.nextInt(100);
            case 1 -> random.nextLong();
            case 2 -> new BigDecimal(String.valueOf(random.nextGaussian() * 1e6));
            case 3 -> random.nextBoolean();
            case 4 -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    list.add(randomValue(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < random.nextInt(4); i++) {
                    map.put("k" + i, randomValue(random, depth - 1));
                }
                yield map;
            }
        };
    }

    /// Expected texts are those that Python 3 prints.
    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "1, 1.0",
        "-1.5, -1.5",
        "0.1, 0.1",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.5e-7, 1.5e-07",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.25e22, 1.25e+22",
        "-1.5e-300, -1.5e-300",
        "123456789.125, 123456789.125",
        "0.30000000000000004, 0.30000000000000004"
    })
    void numbersAreWrittenAsPythonDoes(double number, String text) {
        assertEquals(text, PythonNumbers.text(number));
    }

    @Test
    void namesAreRememberedWithoutKeepingThem() {
        var seen = new SeenNames();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add("name" + i));
        }
        for (int i = 0; i < 100_000; i++) {
            assertEquals(false, seen.add("name" + i));
        }
    }

    @Test
    void formatsAreOfferedByWhatTheConfigAsks() {
        assertEquals(
                List.of("JSON", "JSON_MIN", "CSV", "TSV", "COCO", "YOLO", "COCO_CORRECT", "YOLO_ULTRALYTICS"),
                usable(Samples.BOXES));
        assertEquals(8, usable(Samples.SPLIT).size());
        assertEquals(List.of("JSON", "JSON_MIN", "CSV", "TSV", "CONLL2003"), usable(CONFIG));
        assertEquals(
                4,
                usable(Samples.BOXES.replace("</View>", "<Text name=\"z\" value=\"$other\"/></View>"))
                        .size());
        assertEquals(
                4,
                usable(Samples.BOXES.replace("value=\"$image\"", "valueList=\"$image\""))
                        .size());
    }

    private static List<String> usable(String config) {
        return ExportFormats.offered(LabelingConfig.parse(config).config()).stream()
                .filter(ExportFormats.Offer::usable)
                .map(offer -> offer.format().name())
                .toList();
    }
}
