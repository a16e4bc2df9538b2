package dev.assay.server.task;

import dev.assay.server.platform.http.Problem.Detail;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the database's JSON cannot hold: the character NUL, which PostgreSQL refuses in any text.
public final class StoredJson {
    private StoredJson() {}

    /// The places of a document whose text holds NUL, the first hundred.
    ///
    /// @param pointer where the document stands in the request's body
    public static List<Detail> problems(String pointer, JsonNode document) {
        List<Detail> problems = new java.util.ArrayList<>();
        walk(pointer, document, problems);
        return problems;
    }

    private static void walk(String pointer, JsonNode node, List<Detail> problems) {
        if (problems.size() >= 100) {
            return;
        }
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    String key = entry.getKey();
                    String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                    if (key.indexOf('\0') >= 0) {
                        problems.add(new Detail(
                                pointer, "A key holds the character NUL, which cannot be stored; remove it."));
                    }
                    walk(at, entry.getValue(), problems);
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    walk(pointer + "/" + i, array.get(i), problems);
                }
            }
            case JsonNode value -> {
                if (value.isString() && value.asString().indexOf('\0') >= 0) {
                    problems.add(new Detail(
                            pointer, "The text holds the character NUL, which cannot be stored; remove it."));
                }
            }
        }
    }
}
