package dev.assay.labeling;

import dev.assay.testkit.ConformanceFiles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The portable cases of one area as tests, each a map of plain JSON values.
public final class Cases {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Cases() {}

    /// One test per case of `conformance/<area>`, named by file and case.
    public static Stream<DynamicTest> of(String area, Consumer<Map<String, @Nullable Object>> check) {
        return ConformanceFiles.in(area).stream().flatMap(file -> {
            Map<String, Object> content = object(JSON.readValue(file.toFile(), Map.class));
            return list(content.get("cases")).stream().map(entry -> {
                Map<String, Object> one = object(entry);
                return DynamicTest.dynamicTest(file.getFileName() + ": " + one.get("name"), () -> check.accept(one));
            });
        });
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new AssertionError("not an object: " + value);
    }

    @SuppressWarnings("unchecked")
    public static List<Object> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new AssertionError("not a list: " + value);
    }

    public static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new AssertionError("not a text: " + value);
    }
}
