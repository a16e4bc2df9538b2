package dev.assay.server.transfer;

import dev.assay.server.platform.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plain JSON values as nodes.
final class PlainNodes {
    private PlainNodes() {}

    static ObjectNode object(Map<String, ?> map) {
        ObjectNode node = Json.object();
        map.forEach((key, value) -> node.set(key, node(value)));
        return node;
    }

    static ArrayNode array(List<?> list) {
        ArrayNode node = Json.array();
        list.forEach(value -> node.add(node(value)));
        return node;
    }

    private static JsonNode node(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case String text -> nodes.stringNode(text);
            case Boolean truth -> nodes.booleanNode(truth);
            case Long number -> nodes.numberNode(number);
            case Integer number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case List<?> list -> array(list);
            case Map<?, ?> map -> {
                ObjectNode node = Json.object();
                map.forEach((key, entry) -> node.set(String.valueOf(key), node(entry)));
                yield node;
            }
            default ->
                throw new IllegalArgumentException(
                        "no JSON node for " + value.getClass().getName());
        };
    }
}
