package dev.assay.labeling.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.geometry.PercentRectangle;
import dev.assay.labeling.LabelingConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResultLimitsTest {
    private static final LabelingConfig CONFIG = LabelingConfig.parse("""
            <View><Image name="photo" value="$image"/>
            <RectangleLabels name="parts" toName="photo"><Label value="Wheel"/></RectangleLabels>
            <Choices name="state" toName="photo" perRegion="true" required="true" whenLabelValue="Wheel">
              <Choice value="New"/></Choices>
            <Rating name="sure" toName="photo" required="true" requiredMessage="How sure are you?"/></View>
            """).config();

    private static Map<String, Object> box(String id, Object x) {
        return Map.of(
                "id", id,
                "from_name", "parts",
                "to_name", "photo",
                "type", "rectanglelabels",
                "value", Map.of("x", x, "y", 1, "width", 1, "height", 1, "rectanglelabels", List.of("Wheel")));
    }

    private static List<String> problems(Object wire) {
        return ResultValidator.check(CONFIG, wire, Map.of()).problems().stream()
                .map(problem -> problem.gravity() + " " + problem.code() + " " + problem.pointer())
                .toList();
    }

    @Test
    void numbersThatJsonCannotWriteAreMalformed() {
        assertEquals(
                List.of("MALFORMED not-finite /0/value/x", "MALFORMED not-finite /1/value/x"),
                problems(List.of(box("a", Double.NaN), box("b", Float.POSITIVE_INFINITY))));
        assertEquals(
                List.of("MALFORMED wrong-type /0/value/x"),
                problems(List.of(box("a", new java.math.BigDecimal("1e999")))));
    }

    @Test
    void moreThanTheMostItemsAreRefused() {
        assertEquals(List.of("MALFORMED too-many-items "), problems(Collections.nCopies(100_001, box("a", 1))));
    }

    @Test
    void moreThanTheMostCharactersAreRefused() {
        List<Object> wire = List.of(Map.of("meta", Map.of("text", Collections.nCopies(70, "x".repeat(1_000_000)))));
        assertEquals(List.of("MALFORMED too-large "), problems(wire));
    }

    @Test
    void deepNestingIsRefused() {
        Object deep = "x";
        for (int i = 0; i < 5_000; i++) {
            deep = List.of(deep);
        }
        List<String> problems = problems(List.of(Map.of("meta", deep)));
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("MALFORMED too-deep /0/meta/0"), problems.getFirst());
    }

    @Test
    void manyRegionsAreJudgedInTime() {
        List<Object> wire = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            wire.add(box("r" + i, i % 90));
        }
        List<String> found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> problems(wire));
        assertEquals(List.of(), found);
        ReadResult read = ResultItems.read(wire);
        assertEquals(
                50_001,
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> RequiredAnswers.missing(CONFIG, read.items()).size()));
    }

    @Test
    void openQuestionsAreNamedWithTheirRegion() {
        List<ResultItem> items = ResultItems.read(List.of(
                        box("a", 1),
                        box("b", 2),
                        Map.of(
                                "id",
                                "b",
                                "from_name",
                                "state",
                                "to_name",
                                "photo",
                                "type",
                                "choices",
                                "value",
                                Map.of("choices", List.of("New")))))
                .items();
        assertEquals(
                List.of(
                        new RequiredAnswers.Missing("state", Optional.of("a"), "\"state\" needs an answer."),
                        new RequiredAnswers.Missing("sure", Optional.empty(), "How sure are you?")),
                RequiredAnswers.missing(CONFIG, items));
    }

    @Test
    void madeItemsAreJudgedByTheirIndex() {
        ResultItem item = new ResultItem.RectangleItem(
                Common.manual("n", "parts", "photo", "rectanglelabels"),
                new PercentRectangle(0, 0, 200, 10, 0),
                Optional.empty(),
                List.of("Roof"));
        List<ResultProblem> problems = ResultValidator.validate(CONFIG, List.of(item));
        assertEquals(
                List.of("/0/value", "/0/value/rectanglelabels/0"),
                problems.stream().map(ResultProblem::pointer).toList());
        assertEquals(
                "Region 0: \"Roof\" is no label of \"parts\"; it has: Wheel.",
                problems.getLast().message());
    }
}
