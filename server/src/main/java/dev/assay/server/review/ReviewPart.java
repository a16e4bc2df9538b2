package dev.assay.server.review;

import dev.assay.server.platform.db.Database;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskPart;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Verdicts in the wire objects of tasks, newest first: to annotators those on their own answers.
public final class ReviewPart implements TaskPart {
    private final ReviewStore store;
    private final CommentStore comments;

    public ReviewPart(Database database) {
        this.store = new ReviewStore(database);
        this.comments = new CommentStore(database);
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
                count(task, review.reviewer());
            }
        }
        for (Comment comment : comments.ofTasks(tasks.keySet(), Reviews.onlyOwn(viewer.caller()))) {
            ObjectNode task = tasks.get(comment.place().task());
            if (task == null) {
                continue;
            }
            count(task, comment.by());
            if (comment.times().resolvedAt().isEmpty()) {
                task.put(
                        "unresolved_comment_count",
                        task.path("unresolved_comment_count").asInt() + 1);
            }
            task.put("last_comment_updated_at", comment.times().updatedAt().toString());
        }
    }

    private static void count(ObjectNode task, Optional<Speaker> author) {
        task.put("comment_count", task.path("comment_count").asInt() + 1);
        ArrayNode authors = task.withArray("comment_authors");
        author.map(by -> by.id().value())
                .filter(id -> authors.valueStream().noneMatch(known -> known.asLong() == id))
                .ifPresent(authors::add);
    }
}
