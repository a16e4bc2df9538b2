package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ConfigConformanceTest {
    @TestFactory
    Stream<DynamicTest> configs() {
        return Cases.of("config", ConfigConformanceTest::check);
    }

    private static void check(Map<String, @Nullable Object> one) {
        Parsed parsed = LabelingConfig.parse(Cases.text(one.get("config")));
        Map<String, Object> expect = Cases.object(one.get("expect"));
        diagnostics(Cases.list(expect.get("diagnostics")), parsed.diagnostics());
        LabelingConfig config = parsed.config();
        if (expect.containsKey("controls")) {
            assertEquals(
                    expect.get("controls"),
                    config.controls().stream()
                            .map(ConfigConformanceTest::control)
                            .toList());
        }
        if (expect.containsKey("objects")) {
            assertEquals(
                    expect.get("objects"),
                    config.objects().stream()
                            .map(object -> Map.of("name", object.name(), "tag", object.tag(), "value", object.value()))
                            .toList());
        }
        if (expect.containsKey("dataKeys")) {
            assertEquals(
                    expect.get("dataKeys"),
                    config.dataKeys().stream().map(DataKey::key).toList());
        }
        if (expect.containsKey("hotkeys")) {
            assertEquals(expect.get("hotkeys"), config.hotkeys());
        }
    }

    private static void diagnostics(List<Object> expected, List<Diagnostic> diagnostics) {
        assertEquals(expected.size(), diagnostics.size(), diagnostics::toString);
        for (int i = 0; i < expected.size(); i++) {
            Map<String, Object> wanted = Cases.object(expected.get(i));
            Diagnostic found = diagnostics.get(i);
            assertEquals(wanted.get("severity"), found.severity().name().toLowerCase(Locale.ROOT), found::toString);
            assertEquals(wanted.get("code"), found.code(), found::toString);
            if (wanted.containsKey("line")) {
                assertEquals(wanted.get("line"), found.line(), found::toString);
            }
            assertFalse(found.message().isBlank() || found.fix().isBlank(), found::toString);
        }
    }

    private static Map<String, Object> control(Control control) {
        return Map.of(
                "name", control.name(),
                "tag", control.tag(),
                "toName", control.toName(),
                "labels", control.allOptions().map(LabelOption::wire).toList(),
                "perRegion", control.perRegion(),
                "required", control.required());
    }
}
