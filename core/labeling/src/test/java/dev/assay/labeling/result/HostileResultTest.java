package dev.assay.labeling.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.labeling.LabelingConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Results that no editor writes. Judging them must end soon, and must end in problems.
final class HostileResultTest {
    private static final long SEED = Long.getLong("assay.seed", 20_261_124L);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LabelingConfig CONFIG = LabelingConfig.parse("""
            <View><Image name="photo" value="$image"/><Text name="note" value="$text"/>
            <RectangleLabels name="parts" toName="photo"><Label value="Wheel" maxUsages="3"/></RectangleLabels>
            <Labels name="what" toName="note"><Label value="Person"/></Labels>
            <Choices name="state" toName="photo" perRegion="true"><Choice value="New"/></Choices>
            <Choices name="damage" toName="photo" perRegion="true" visibleWhen="choice-selected" whenTagName="state"
              whenChoiceValue="Worn"><Choice value="Rust"/></Choices>
            <TextArea name="words" toName="note"/><Rating name="stars" toName="note"/></View>
            """).config();

    private static Map<String, Object> item(String id, String from, String to, String type, Map<String, Object> value) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("from_name", from);
        item.put("to_name", to);
        item.put("type", type);
        item.put("value", value);
        return item;
    }

    private static Map<String, Object> box(String id) {
        return item(
                id,
                "parts",
                "photo",
                "rectanglelabels",
                new LinkedHashMap<>(Map.of(
                        "x",
                        1,
                        "y",
                        2.5,
                        "width",
                        3,
                        "height",
                        4,
                        "rotation",
                        10,
                        "rectanglelabels",
                        List.of("Wheel"))));
    }

    private static Map<String, Object> choice(String id, String from, String value) {
        return item(id, from, "photo", "choices", new LinkedHashMap<>(Map.of("choices", List.of(value))));
    }

    private static List<ResultItem> judged(List<?> wire, LabelingConfig config) {
        return assertTimeoutPreemptively(SOON, () -> {
            ResultValidator.Checked checked = ResultValidator.check(config, wire, Map.of());
            Visibility.contributing(config, checked.items());
            RequiredAnswers.missing(config, checked.items());
            return checked.items();
        });
    }

    @Test
    void oneIdForEveryItem() {
        List<Object> wire = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            wire.add(box("same"));
            wire.add(choice("same", "state", "Worn"));
        }
        assertEquals(1, Regions.group(judged(wire, CONFIG)).size());
    }

    @Test
    void everyRegionWithAnswersThatLookAtEachOther() {
        List<Object> wire = new ArrayList<>();
        for (int i = 0; i < 33_000; i++) {
            wire.add(box("r" + i));
            wire.add(choice("r" + i, "state", i % 2 == 0 ? "Worn" : "New"));
            wire.add(choice("r" + i, "damage", "Rust"));
        }
        List<ResultItem> items = judged(wire, CONFIG);
        List<ResultItem> kept = assertTimeoutPreemptively(SOON, () -> Visibility.contributing(CONFIG, items));
        assertEquals(82_500, kept.size());
    }

    @Test
    void longChainOfRulesEnds() {
        StringBuilder xml = new StringBuilder("<View><Image name=\"photo\" value=\"$image\"/>");
        List<Object> wire = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            xml.append(
                    "<Choices name=\"c%d\" toName=\"photo\" visibleWhen=\"choice-selected\" whenTagName=\"c%d\"><Choice value=\"A\"/></Choices>"
                            .formatted(i, i + 1));
            wire.add(choice("a" + i, "c" + i, "A"));
        }
        LabelingConfig config = LabelingConfig.parse(xml + "</View>").config();
        assertEquals(4_000, judged(wire, config).size());
    }

    @Test
    void nameOfManyFlagsIsComparedInTime() {
        String name = "{{i}}a".repeat(200) + "b";
        LabelingConfig config = LabelingConfig.parse(
                        "<View><Repeater on=\"$p\" indexFlag=\"{{i}}\"><Image name=\"photo\" value=\"$p\"/><Rating name=\"%s\" toName=\"photo\"/></Repeater></View>"
                                .formatted(name))
                .config();
        List<Map<String, Object>> wire = List.of(item("x", "a".repeat(50_000), "photo", "rating", Map.of("rating", 1)));
        assertEquals(1, judged(wire, config).size());
        assertTrue(config.control("1a".repeat(200) + "b").isPresent());
    }

    @Test
    void messagesStayShortWhateverTheResultSays() {
        Map<String, Object> long_ = box("x".repeat(100_000));
        long_.put("from_name", "y".repeat(100_000));
        List<ResultProblem> problems = ResultValidator.check(
                        CONFIG, List.of(long_, Map.of("type", "z".repeat(100_000))), Map.of())
                .problems();
        assertTrue(problems.stream().allMatch(problem -> problem.message().length() < 2_000));
        assertTrue(problems.size() >= 2);
    }

    @Test
    void anyValueAnywhereIsReadAndWrittenBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        int wellFormed = 0;
        for (int round = 0; round < 5_000; round++) {
            List<Map<String, Object>> wire = List.of(
                    box("a"),
                    item(
                            "b",
                            "what",
                            "note",
                            "labels",
                            new LinkedHashMap<>(
                                    Map.of("start", 0, "end", 3, "text", "Ada", "labels", List.of("Person")))),
                    choice("a", "state", "New"),
                    item("t", "words", "note", "textarea", new LinkedHashMap<>(Map.of("text", List.of("hi")))),
                    item("s", "stars", "note", "rating", new LinkedHashMap<>(Map.of("rating", 3))),
                    new LinkedHashMap<>(
                            Map.of("type", "relation", "from_id", "a", "to_id", "b", "direction", "right")));
            Map<String, Object> victim = wire.get(random.nextInt(wire.size()));
            Object inner = victim.get("value");
            Map<String, Object> target = inner instanceof Map<?, ?> map && random.nextBoolean() ? value(map) : victim;
            List<String> keys = List.copyOf(target.keySet());
            spoil(target, keys.get(random.nextInt(keys.size())), random);
            String told = "seed " + SEED + " round " + round + ": " + wire;
            ResultValidator.Checked checked = ResultValidator.check(CONFIG, wire, Map.of("text", "Ada met Bram."));
            Visibility.contributing(CONFIG, checked.items());
            if (checked.isWellFormed()) {
                wellFormed++;
                assertEquals(
                        wire.toString(), ResultItems.toWire(checked.items()).toString(), told);
            }
        }
        assertTrue(wellFormed > 1_000, "enough of them are well-formed: " + wellFormed);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> value(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static void spoil(Map<String, Object> map, String key, SplittableRandom random) {
        @Nullable
        Object[] values = {
            null,
            true,
            "",
            "text",
            0,
            -1,
            1e300,
            100L,
            new java.math.BigDecimal("0.1"),
            List.of(),
            List.of("Wheel"),
            List.of(List.of()),
            List.of(List.of("New")),
            List.of(1),
            Map.of(),
            Map.of("a", List.of(1)),
            "labels",
            "choices"
        };
        Object value = values[random.nextInt(values.length)];
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
