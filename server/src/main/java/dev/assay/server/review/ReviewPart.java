package dev.assay.server.review;

import dev.assay.server.platform.db.Database;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskPart;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Verdicts in the wire objects of tasks, newest first: to annotators those on their own answers.
public final class ReviewPart implements TaskPart {
    private final ReviewStore store;

    public ReviewPart(Database database) {
        this.store = new ReviewStore(database);
    }

    @Override
    public void addTo(Map<TaskId, ObjectNode> tasks, Viewer viewer) {
        tasks.values().forEach(node -> node.putArray("reviews"));
        for (Review review : store.ofTasks(tasks.keySet(), Reviews.onlyOwn(viewer.caller()))) {
            ObjectNode task = tasks.get(review.place().task());
            if (task == null) {
                continue;
            }
            task.withArray("reviews").add(ReviewJson.write(review));
            if (review.said().comment().isPresent()) {
                task.put("comment_count", task.path("comment_count").asInt() + 1);
                review.reviewer()
                        .ifPresent(by -> task.withArray("comment_authors").add(by.value()));
            }
        }
    }
}
