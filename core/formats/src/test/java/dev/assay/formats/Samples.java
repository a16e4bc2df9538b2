package dev.assay.formats;

import dev.assay.formats.ExportAnnotation.Author;
import dev.assay.formats.ExportAnnotation.Facts;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.formats.wire.JsonText;
import dev.assay.formats.wire.WireValues;
import dev.assay.geometry.ImageSize;
import dev.assay.labeling.LabelingConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tasks and answers for the tests of writers.
final class Samples {
    static final Instant MADE_AT = Instant.parse("2026-02-03T04:05:06.789Z");
    static final String BOXES = """
            <View><Image name="img" value="$image"/>
              <RectangleLabels name="box" toName="img"><Label value="zebra"/><Label value="ant"/><Label value="bee" category="7"/></RectangleLabels>
              <Choices name="q" toName="img"><Choice value="ok"/></Choices></View>
            """;
    static final String SPLIT = """
            <View><Image name="img" value="$image"/><Rectangle name="r" toName="img"/><Polygon name="p" toName="img"/>
              <Labels name="l" toName="img"><Label value="a"/><Label value="b"/></Labels></View>
            """;

    private Samples() {}

    static ExportSettings settings(String config) {
        return new ExportSettings(LabelingConfig.parse(config).config(), MADE_AT);
    }

    static String box(String id, String label, double x, double y, double width, double height, double rotation) {
        return """
                {"id":"%s","from_name":"box","to_name":"img","type":"rectanglelabels","original_width":200,"original_height":100,
                 "value":{"x":%s,"y":%s,"width":%s,"height":%s,"rotation":%s,"rectanglelabels":["%s"]}}""".formatted(id, x, y, width, height, rotation, label);
    }

    static ExportAnnotation answer(long id, String createdAt, boolean cancelled, boolean accepted, String... items) {
        var result = new JsonText("[" + String.join(",", items) + "]");
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", id);
        wire.put("result", result);
        wire.put("was_cancelled", cancelled);
        wire.put("created_at", createdAt);
        return new ExportAnnotation(
                id,
                result,
                new Author(5L, Optional.empty()),
                new Facts(cancelled, accepted, 1.5, createdAt, createdAt),
                wire);
    }

    static ExportTask task(long id, String data, @Nullable ImageSize size, ExportAnnotation... answers) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("id", id);
        wire.put("data", new JsonText(data));
        List<Object> annotations = new ArrayList<>();
        for (ExportAnnotation answer : answers) {
            annotations.add(answer.wire());
        }
        wire.put("annotations", annotations);
        return new ExportTask(id, new JsonText(data), List.of(answers), wire, Optional.ofNullable(size));
    }

    static MemorySink export(ExportFormat format, String config, MemorySink sink, ExportTask... tasks)
            throws IOException {
        try (ExportWriter writer = format.writer(settings(config), sink)) {
            for (ExportTask task : tasks) {
                writer.add(task);
            }
            writer.finish();
        }
        return sink;
    }

    static Map<String, @Nullable Object> json(String text) {
        return new JsonText(text).object();
    }

    /// A task of a JSON export, as the server would hand it to a writer.
    static ExportTask ofExported(Map<String, @Nullable Object> wire) {
        List<ExportAnnotation> answers = new ArrayList<>();
        if (wire.get("annotations") instanceof List<?> list) {
            for (Object entry : list) {
                Map<String, @Nullable Object> item = WireValues.asObject(entry).orElseThrow();
                answers.add(ofExportedAnswer(item));
            }
        }
        long id = ((Number) java.util.Objects.requireNonNull(wire.get("id"))).longValue();
        return new ExportTask(id, new JsonText(JsonOutput.text(wire.get("data"))), answers, wire, Optional.empty());
    }

    private static ExportAnnotation ofExportedAnswer(Map<String, @Nullable Object> item) {
        Author author = switch (item.get("completed_by")) {
            case Map<?, ?> person ->
                new Author((Long) person.get("id"), Optional.ofNullable((String) person.get("email")));
            case Long id -> new Author(id, Optional.empty());
            case null -> new Author(null, Optional.empty());
            case Object _ -> throw new AssertionError("no author");
        };
        Double leadTime = item.get("lead_time") instanceof Number number ? number.doubleValue() : null;
        var facts = new Facts(
                Boolean.TRUE.equals(item.get("was_cancelled")),
                false,
                leadTime,
                String.valueOf(item.get("created_at")),
                String.valueOf(item.get("updated_at")));
        long id = ((Number) java.util.Objects.requireNonNull(item.get("id"))).longValue();
        return new ExportAnnotation(id, new JsonText(JsonOutput.text(item.get("result"))), author, facts, item);
    }
}
