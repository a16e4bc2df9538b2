package dev.assay.server.annotation;

import dev.assay.server.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What changed between two results, item by item. Items are the same when they have the same region id, control and
/// type; relations when they join the same regions. The order of items counts for nothing.
final class ResultDiff {
    private ResultDiff() {}

    static ObjectNode between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = byIdentity(before);
        Map<String, JsonNode> now = byIdentity(after);
        ObjectNode diff = Json.object();
        ArrayNode added = diff.putArray("added");
        ArrayNode removed = diff.putArray("removed");
        ArrayNode changed = diff.putArray("changed");
        now.forEach((identity, item) -> {
            JsonNode was = old.get(identity);
            if (was == null) {
                added.add(item);
            } else if (!was.equals(item)) {
                ObjectNode change =
                        changed.addObject().put("id", item.path("id").asString(""));
                change.set("before", was);
                change.set("after", item);
            }
        });
        old.forEach((identity, item) -> {
            if (!now.containsKey(identity)) {
                removed.add(item);
            }
        });
        return diff;
    }

    private static Map<String, JsonNode> byIdentity(JsonNode result) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        for (JsonNode item : result.values()) {
            String identity = item.path("type").asString("").equals("relation")
                    ? "relation|" + item.path("from_id").asString("") + "|"
                            + item.path("to_id").asString("")
                    : item.path("id").asString("") + "|"
                            + item.path("from_name").asString("") + "|"
                            + item.path("type").asString("");
            String free = identity;
            for (int twin = 2; items.containsKey(free); twin++) {
                free = identity + "|" + twin;
            }
            items.put(free, item);
        }
        return items;
    }
}
