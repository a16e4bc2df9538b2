package dev.assay.labeling.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.labeling.Cases;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ResultConformanceTest {
    @TestFactory
    Stream<DynamicTest> results() {
        return Cases.of("results", ResultConformanceTest::checkResult);
    }

    @TestFactory
    Stream<DynamicTest> visibility() {
        return Cases.of("visibility", ResultConformanceTest::checkVisibility);
    }

    private static void checkResult(Map<String, @Nullable Object> one) {
        LabelingConfig config =
                LabelingConfig.parse(Cases.text(one.get("config"))).config();
        Object wire = one.get("result");
        Map<String, Object> data = one.containsKey("data") ? Cases.object(one.get("data")) : Map.of();
        ResultValidator.Checked checked = ResultValidator.check(config, wire, data);
        Map<String, Object> expect = Cases.object(one.get("expect"));
        assertEquals(
                expect.get("malformed"),
                told(checked.problems(), ResultProblem.Gravity.MALFORMED),
                () -> checked.problems().toString());
        assertEquals(
                expect.get("misfits"),
                told(checked.problems(), ResultProblem.Gravity.MISFIT),
                () -> checked.problems().toString());
        if (expect.containsKey("regions")) {
            assertEquals(
                    expect.get("regions"),
                    Regions.group(checked.items()).stream()
                            .map(region -> Map.of(
                                    "id", region.id(), "items", region.items().size()))
                            .toList());
        }
        if (Boolean.TRUE.equals(expect.get("roundTrip"))) {
            List<Map<String, @Nullable Object>> back = ResultItems.toWire(checked.items());
            assertEquals(wire, back);
            assertEquals(String.valueOf(wire), back.toString(), "keys in order, numbers as they came");
        }
    }

    private static List<Map<String, String>> told(List<ResultProblem> problems, ResultProblem.Gravity gravity) {
        return problems.stream()
                .filter(problem -> problem.gravity() == gravity)
                .map(problem -> Map.of("code", problem.code(), "pointer", problem.pointer()))
                .toList();
    }

    private static void checkVisibility(Map<String, @Nullable Object> one) {
        LabelingConfig config =
                LabelingConfig.parse(Cases.text(one.get("config"))).config();
        ReadResult read = ResultItems.read(one.get("result"));
        assertEquals(List.of(), read.problems());
        Visibility.State state = new Visibility.State(
                read.items(),
                java.util.Optional.ofNullable(one.get("selectedRegion")).map(Cases::text));
        Map<String, Object> expect = Cases.object(one.get("expect"));
        assertEquals(expect.get("visible"), List.copyOf(Visibility.visibleControls(config, state)));
        List<ResultItem> contributing = Visibility.contributing(config, read.items());
        List<Object> indexes = new ArrayList<>();
        for (int i = 0; i < read.items().size(); i++) {
            if (contributing.contains(read.items().get(i))) {
                indexes.add(i);
            }
        }
        assertEquals(expect.get("contributing"), indexes);
        assertTrue(read.items().containsAll(contributing));
    }
}
