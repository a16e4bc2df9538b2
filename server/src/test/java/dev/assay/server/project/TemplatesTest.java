package dev.assay.server.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.Parsed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplatesTest {
    static Stream<Templates.Template> everyTemplate() {
        return new Templates().all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyTemplate")
    void everyTemplateIsAConfigWithoutFaults(Templates.Template template) {
        Parsed parsed = LabelingConfig.parse(template.labelConfig());
        assertEquals(List.of(), parsed.diagnostics(), template.name());
        assertFalse(parsed.config().controls().isEmpty(), template.name());
    }
}
