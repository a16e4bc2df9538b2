package dev.assay.server.task;

import dev.assay.server.platform.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Tasks and their history on the wire.
final class TaskJson {
    private TaskJson() {}

    static ObjectNode write(Task task) {
        ObjectNode node = Json.object();
        node.put("id", task.id().value());
        node.put("inner_id", task.innerId());
        node.put("project", task.project().value());
        node.set("data", task.content().data());
        node.set("meta", task.content().meta());
        node.put("state", task.state().wireName());
        node.put("is_labeled", task.state().isLabeled());
        node.put("overlap", task.wanted().overlap());
        node.put("priority", task.wanted().priority());
        node.put("allow_skip", task.wanted().allowSkip());
        node.put("total_annotations", task.totals().annotations());
        node.put("cancelled_annotations", task.totals().cancelled());
        node.put("total_predictions", task.totals().predictions());
        node.put("comment_count", 0);
        node.put("unresolved_comment_count", 0);
        node.putArray("comment_authors");
        node.putNull("last_comment_updated_at");
        task.content()
                .fileUpload()
                .ifPresentOrElse(id -> node.put("file_upload", id), () -> node.putNull("file_upload"));
        node.put("created_at", task.times().createdAt().toString());
        node.put("updated_at", task.times().updatedAt().toString());
        node.put(
                "completed_at", task.times().completedAt().map(Object::toString).orElse(null));
        task.times()
                .updatedBy()
                .ifPresentOrElse(by -> node.put("updated_by", by.value()), () -> node.putNull("updated_by"));
        return node;
    }

    static ObjectNode write(TaskEvent event) {
        ObjectNode node = Json.object();
        node.put("id", event.id());
        node.put("task", event.task().value());
        node.put("at", event.at().toString());
        node.put("from", event.change().from().map(TaskState::wireName).orElse(null));
        node.put("to", event.change().to().wireName());
        node.put("trigger", event.change().trigger().wireName());
        event.by().ifPresentOrElse(by -> node.put("person", by.value()), () -> node.putNull("person"));
        node.put("reason", event.reason().orElse(null));
        return node;
    }
}
