package dev.assay.labeling.result;

import dev.assay.geometry.ImageSize;
import dev.assay.geometry.PercentRectangle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Reads one entry of a result list, noting every wrong JSON type. Used once.
final class ItemReader {
    private static final List<String> RECTANGLE = List.of("x", "y", "width", "height");

    private final Map<String, @Nullable Object> wire;
    private final int index;
    private final List<ResultProblem> problems;
    private final int before;

    ItemReader(Map<String, @Nullable Object> wire, int index, List<ResultProblem> problems) {
        this.wire = wire;
        this.index = index;
        this.problems = problems;
        this.before = problems.size();
    }

    ResultItem read() {
        String type = text("type");
        if (type.equals("relation")) {
            return relation();
        }
        Common common = new Common(id(), text("from_name"), text("to_name"), type, traits(), wire);
        Object value = wire.get("value");
        if (value != null && !(value instanceof Map<?, ?>)) {
            wrong("/value", "value", value, "an object");
        }
        if (!(value instanceof Map<?, ?> map)) {
            return new ResultItem.OtherItem(common);
        }
        Optional<ResultItem> known = switch (type) {
            case "rectangle", "rectanglelabels" -> rectangle(common, map);
            case "labels" -> labels(common, map);
            case "choices" -> choices(common, map);
            case "textarea" -> texts(common, map);
            case "rating" -> rating(common, map);
            default -> Optional.empty();
        };
        return problems.size() > before || known.isEmpty() ? new ResultItem.OtherItem(common) : known.get();
    }

    private ResultItem relation() {
        Optional<String> direction = Optional.of(text("direction")).filter(text -> !text.isEmpty());
        return new ResultItem.RelationItem(
                idText("from_id"), idText("to_id"), direction, list(wire, "", "labels"), wire);
    }

    private Traits traits() {
        Map<String, @Nullable Object> meta = Map.of();
        if (wire.get("meta") instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
            meta = copy;
        } else if (wire.get("meta") != null) {
            wrong("/meta", "meta", wire.get("meta"), "an object");
        }
        Optional<Double> score = number(wire, "", "score");
        Optional<String> parent = Optional.of(idText("parentID")).filter(text -> !text.isEmpty());
        return new Traits(
                Optional.of(text("origin")).filter(text -> !text.isEmpty()),
                score.isPresent() ? OptionalDouble.of(score.get()) : OptionalDouble.empty(),
                parent,
                flag("readonly"),
                flag("hidden"),
                meta);
    }

    private Optional<ResultItem> rectangle(Common common, Map<?, ?> value) {
        List<String> labels =
                common.type().equals("rectanglelabels") ? list(value, "/value", "rectanglelabels") : List.of();
        return percent(value).map(rectangle -> new ResultItem.RectangleItem(common, rectangle, image(), labels));
    }

    /// A `labels` entry with a rectangle is the half of a split result, one with whole offsets a piece of text;
    /// sounds, web pages and series have other keys and stay as they are.
    private Optional<ResultItem> labels(Common common, Map<?, ?> value) {
        List<String> labels = list(value, "/value", "labels");
        if (RECTANGLE.stream().allMatch(key -> value.get(key) != null)) {
            return percent(value)
                    .map(rectangle -> new ResultItem.RectangleLabelingItem(common, rectangle, image(), labels));
        }
        if (value.containsKey("channel")
                || !(value.get("start") instanceof Number start && value.get("end") instanceof Number end)
                || !isWhole(start)
                || !isWhole(end)) {
            return Optional.empty();
        }
        if (value.get("text") != null && !(value.get("text") instanceof String)) {
            wrong("/value/text", "text", value.get("text"), "a text");
        }
        Optional<String> text = Optional.ofNullable(value.get("text") instanceof String string ? string : null);
        return Optional.of(new ResultItem.SpanItem(common, start.intValue(), end.intValue(), text, labels));
    }

    private Optional<ResultItem> choices(Common common, Map<?, ?> value) {
        Object choices = value.get("choices");
        Optional<List<List<String>>> paths = Values.paths(choices);
        if (paths.isEmpty() && choices != null) {
            wrong("/value/choices", "choices", choices, "a list of texts, or of paths which are lists of texts");
        }
        return paths.map(found -> new ResultItem.ChoicesItem(common, found));
    }

    private Optional<ResultItem> texts(Common common, Map<?, ?> value) {
        Object text = value.get("text");
        Optional<List<String>> texts = text instanceof String one ? Optional.of(List.of(one)) : Values.texts(text);
        if (texts.isEmpty() && text != null) {
            wrong("/value/text", "text", text, "a list of texts");
        }
        return texts.map(found -> new ResultItem.TextAreaItem(common, found));
    }

    private Optional<ResultItem> rating(Common common, Map<?, ?> value) {
        return number(value, "/value", "rating").map(rating -> new ResultItem.RatingItem(common, rating));
    }

    /// Without a rotation the rectangle is upright.
    private Optional<PercentRectangle> percent(Map<?, ?> value) {
        Optional<Double> x = number(value, "/value", "x");
        Optional<Double> y = number(value, "/value", "y");
        Optional<Double> width = number(value, "/value", "width");
        Optional<Double> height = number(value, "/value", "height");
        double rotation = number(value, "/value", "rotation").orElse(0.0);
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PercentRectangle(x.get(), y.get(), width.get(), height.get(), rotation));
    }

    private Optional<ImageSize> image() {
        Optional<Double> width = number(wire, "", "original_width");
        Optional<Double> height = number(wire, "", "original_height");
        return width.isPresent() && height.isPresent() && width.get() >= 1 && height.get() >= 1
                ? Optional.of(new ImageSize(width.get().intValue(), height.get().intValue()))
                : Optional.empty();
    }

    private Optional<String> id() {
        return Optional.of(idText("id")).filter(id -> !id.isEmpty());
    }

    /// Ids are texts; some tools write numbers.
    private String idText(String key) {
        Object id = wire.get(key);
        return id instanceof Number number ? number.toString() : text(key);
    }

    private String text(String key) {
        Object value = wire.get(key);
        if (value != null && !(value instanceof String)) {
            wrong("/" + key, key, value, "a text");
        }
        return value instanceof String text ? text : "";
    }

    private boolean flag(String key) {
        Object value = wire.get(key);
        if (value != null && !(value instanceof Boolean)) {
            wrong("/" + key, key, value, "true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    private Optional<Double> number(Map<?, ?> map, String at, String key) {
        Object value = map.get(key);
        if (value != null && !(value instanceof Number)) {
            wrong(at + "/" + key, key, value, "a number");
        }
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            wrong(at + "/" + key, key, value, "a number that fits 64 bits");
            return Optional.empty();
        }
        return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    private List<String> list(Map<?, ?> map, String at, String key) {
        Object value = map.get(key);
        Optional<List<String>> texts = Values.texts(value);
        if (value != null && texts.isEmpty()) {
            wrong(at + "/" + key, key, value, "a list of texts");
        }
        return texts.orElse(List.of());
    }

    private static boolean isWhole(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
    }

    private void wrong(String pointer, String key, @Nullable Object value, String wanted) {
        problems.add(ResultProblem.malformed(
                "wrong-type",
                "/" + index + pointer,
                "%s %d: %s is %s; it must be %s."
                        .formatted(
                                "relation".equals(wire.get("type")) ? "Relation" : "Region",
                                index,
                                key,
                                Values.kindOf(value),
                                wanted)));
    }
}
