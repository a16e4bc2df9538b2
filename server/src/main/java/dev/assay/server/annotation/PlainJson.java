package dev.assay.server.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON as the plain Java values that the labeling core reads.
final class PlainJson {
    private PlainJson() {}

    static @Nullable Object of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> ofObject(object);
            case ArrayNode array -> {
                List<@Nullable Object> list = new ArrayList<>(array.size());
                array.forEach(element -> list.add(of(element)));
                yield list;
            }
            case JsonNode value -> ofValue(value);
        };
    }

    static Map<String, @Nullable Object> ofObject(ObjectNode object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
        return map;
    }

    private static @Nullable Object ofValue(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? (Object) value.asLong() : value.bigIntegerValue();
        }
        return value.isNumber() ? value.decimalValue() : null;
    }
}
