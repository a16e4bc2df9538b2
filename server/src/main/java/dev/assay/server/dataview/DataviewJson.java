package dev.assay.server.dataview;

import dev.assay.server.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Wire forms of the data manager.
final class DataviewJson {
    private DataviewJson() {}

    static ObjectNode page(TaskLists.Page page, ArrayNode tasks) {
        ObjectNode node = Json.object();
        node.set("tasks", tasks);
        node.put("total", page.total());
        page.next()
                .ifPresentOrElse(next -> node.put("next_cursor", next.toCursor()), () -> node.putNull("next_cursor"));
        return node;
    }

    static ObjectNode view(View view) {
        ObjectNode node = Json.object()
                .put("id", view.id())
                .put("project", view.projectId())
                .put("order", view.position());
        node.set("data", view.data());
        node.set(
                "selected_items",
                view.data().path("selectedItems").isObject() ? view.data().get("selectedItems") : Json.object());
        return node;
    }

    /// The fixed columns, then one for each key of the tasks' data with the tag that shows it.
    static ObjectNode columns(List<DataColumn> dataColumns) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("columns");
        for (TaskColumn column : TaskColumn.values()) {
            list.addObject()
                    .put("id", column.wireName())
                    .put("title", column.title())
                    .put("type", column.kind().wireName())
                    .put("target", "tasks")
                    .put("ordered", column.isOrdered());
        }
        ArrayNode children = list.addObject()
                .put("id", "data")
                .put("title", "data")
                .put("type", "List")
                .put("target", "tasks")
                .putArray("children");
        for (DataColumn column : dataColumns) {
            children.add(column.key());
            list.addObject()
                    .put("id", column.key())
                    .put("title", column.key())
                    .put("type", column.type())
                    .put("target", "tasks")
                    .put("parent", "data");
        }
        return node;
    }

    /// A key of the tasks' data; `type` is the tag that shows it, `String` where none does.
    record DataColumn(String key, String type) {}
}
