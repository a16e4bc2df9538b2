package dev.assay.labeling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Example data for looking at a config before there are tasks.
///
/// @param data a value of the right kind for every variable that the config reads
/// @param comment the JSON text that the config itself supplies as `<!-- {...} -->`; where it is there and can be
///     read, it counts instead of `data`
public record SampleTask(Map<String, Object> data, Optional<String> comment) {
    private static final String PARAGRAPH =
            "The ferry left Harwick at dawn. Ada Quill counted nine gulls over the harbour and wrote the number down.";

    public SampleTask {
        data = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// Makes up a task for the config.
    public static SampleTask of(LabelingConfig config) {
        Map<String, Object> data = new LinkedHashMap<>();
        config.root().all().forEach(element -> {
            if (!Tags.isOption(element.tag())) {
                for (String name : List.of("value", "valueList", "on", "data", "audioUrl", "frameRate")) {
                    element.attribute(name)
                            .ifPresent(text ->
                                    DataPath.allIn(text).forEach(path -> put(data, path, sample(element, name))));
                }
            }
        });
        config.dataKeys().forEach(key -> data.putIfAbsent(key.key(), PARAGRAPH));
        return new SampleTask(data, config.sampleComment());
    }

    private static Object sample(Element element, String attribute) {
        boolean url =
                element.attribute("valueType").map("url"::equalsIgnoreCase).orElse(false);
        String tag = Tags.find(element.tag()).map(Tags.Tag::name).orElse(element.tag());
        return switch (attribute) {
            case "valueList" -> List.of("/samples/harbour-1.jpg", "/samples/harbour-2.jpg");
            case "on" -> List.of("one", "two");
            case "audioUrl" -> "/samples/tide-bell.mp3";
            case "frameRate" -> 25;
            default -> url ? "/samples/" + tag.toLowerCase(java.util.Locale.ROOT) : value(tag);
        };
    }

    private static Object value(String tag) {
        return switch (tag) {
            case "Image" -> "/samples/harbour-1.jpg";
            case "Audio", "AudioPlus" -> "/samples/tide-bell.mp3";
            case "Video" -> "/samples/ferry.mp4";
            case "Pdf" -> "/samples/logbook.pdf";
            case "TimeSeries" -> "/samples/tide-gauge.csv";
            case "HyperText", "HTML" -> "<h1>Harbour log</h1><p>" + PARAGRAPH + "</p>";
            case "Header" -> "Harbour log";
            case "Table" -> Map.of("vessel", "Ferry", "gulls", 9, "wind", "north-west");
            case "List" ->
                List.of(
                        Map.of("id", "1", "title", "Ferry", "body", "Leaves at dawn."),
                        Map.of("id", "2", "title", "Trawler", "body", "Leaves with the tide."));
            case "Paragraphs" ->
                List.of(
                        Map.of("author", "Ada", "text", "How many gulls did you see?"),
                        Map.of("author", "Bram", "text", "Nine, over the harbour."));
            case "Chat" ->
                List.of(
                        Map.of("role", "user", "content", "When does the ferry leave?"),
                        Map.of("role", "assistant", "content", "At dawn."));
            case "Labels", "Choices", "Taxonomy" -> List.of("Ferry", "Gull", "Harbour");
            default -> PARAGRAPH;
        };
    }

    /// Puts the value where the path points, making objects and lists on the way.
    private static void put(Map<String, Object> data, DataPath path, Object value) {
        List<String> steps = path.steps();
        if (steps.isEmpty()) {
            return;
        }
        Object inner = value;
        for (int i = steps.size() - 1; i > 0; i--) {
            inner = steps.get(i).chars().allMatch(Character::isDigit) ? List.of(inner) : Map.of(steps.get(i), inner);
        }
        data.merge(steps.getFirst(), inner, SampleTask::merged);
    }

    /// Two paths into one variable share its object; otherwise the first one stands.
    private static Object merged(Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            Map<String, Object> both = new LinkedHashMap<>();
            second.forEach((key, value) -> both.put(String.valueOf(key), value));
            first.forEach((key, value) -> both.merge(String.valueOf(key), value, (next, old) -> merged(old, next)));
            return both;
        }
        return one;
    }
}
