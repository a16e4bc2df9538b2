package dev.assay.labeling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Example data for looking at a config before there are tasks.
///
/// @param data a value of the right kind for every variable that the config reads
/// @param comment the JSON text that the config itself supplies as `<!-- {...} -->`; where it is there and can be
///     read, it counts instead of `data`
public record SampleTask(Map<String, Object> data, Optional<String> comment) {
    private static final String PARAGRAPH =
            "The ferry left Harwick at dawn. Ada Quill counted nine gulls over the harbour and wrote the number down.";

    /// Those that may read task data; `on` last, so that the tags inside a Repeater shape its list.
    private static final List<String> ATTRIBUTES = List.of("value", "valueList", "data", "audioUrl", "frameRate", "on");

    /// A ferry on the water, small enough to stand in the task itself.
    private static final String PICTURE = """
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480">
            <rect width="640" height="480" fill="#cfe8f5"/><rect y="300" width="640" height="180" fill="#3f7ea6"/>
            <path d="M140 270h360l-50 70H190z" fill="#b23a2e"/><path d="M220 200h180v70H220z" fill="#fff"/>
            <path d="M300 140h40v60h-40z" fill="#333"/><circle cx="540" cy="90" r="40" fill="#f4c542"/></svg>
            """;

    public SampleTask {
        data = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// Makes up a task for the config. A list that a Repeater walks gets one element, shaped by what is read from it.
    public static SampleTask of(LabelingConfig config) {
        Map<String, Object> data = new LinkedHashMap<>();
        List<String> flags = ConfigReader.flags(config.root());
        for (String name : ATTRIBUTES) {
            config.root().all().filter(element -> !Tags.isOption(element.tag())).forEach(element -> {
                String text = element.attribute(name).orElse("");
                for (String flag : flags) {
                    text = text.replace(flag, "0");
                }
                DataPath.allIn(text).forEach(path -> put(data, path, sample(element, name)));
            });
        }
        config.dataKeys().forEach(key -> data.putIfAbsent(key.key(), PARAGRAPH));
        return new SampleTask(data, config.sampleComment());
    }

    private static Object sample(Element element, String attribute) {
        boolean url =
                element.attribute("valueType").map("url"::equalsIgnoreCase).orElse(false);
        String tag = Tags.canonical(element.tag());
        return switch (attribute) {
            case "valueList" -> List.of(picture(), picture());
            case "on" -> List.of("one");
            case "audioUrl" -> "/samples/tide-bell.mp3";
            case "frameRate" -> 25;
            default -> url ? address(tag) : value(tag);
        };
    }

    private static String picture() {
        byte[] bytes = PICTURE.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "data:image/svg+xml;base64," + java.util.Base64.getEncoder().encodeToString(bytes);
    }

    private static String address(String tag) {
        return switch (tag) {
            case "HyperText" -> "/samples/harbour-log.html";
            case "Paragraphs" -> "/samples/harbour-talk.json";
            case "Table" -> "/samples/harbour.json";
            case "Text" -> "/samples/harbour-log.txt";
            default -> "/samples/tide-gauge.csv";
        };
    }

    private static Object value(String tag) {
        return switch (tag) {
            case "Image" -> picture();
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

    /// Two paths into one variable share its object or its list; otherwise the first one stands.
    private static Object merged(Object first, Object second) {
        if (first instanceof Map<?, ?> one && second instanceof Map<?, ?> other) {
            Map<String, Object> both = new LinkedHashMap<>();
            one.forEach((key, value) -> both.put(String.valueOf(key), value));
            other.forEach((key, value) -> both.merge(String.valueOf(key), value, SampleTask::merged));
            return both;
        }
        if (first instanceof List<?> one
                && second instanceof List<?> other
                && one.getFirst() instanceof Map<?, ?> element) {
            return List.of(merged(element, other.getFirst()));
        }
        return first;
    }
}
