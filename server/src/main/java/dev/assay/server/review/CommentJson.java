package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Comments on the wire, with Label Studio's names.
final class CommentJson {
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_PINS = 200;

    private CommentJson() {}

    static ObjectNode write(Comment comment) {
        ObjectNode node = Json.object();
        node.put("id", comment.id());
        node.put("task", comment.place().task().value());
        node.put(
                "annotation",
                comment.place().annotation().map(AnnotationId::value).orElse(null));
        node.put("project", comment.place().project().value());
        node.put("text", comment.said().text());
        node.set("pins", comment.said().pins());
        comment.said()
                .regionRef()
                .ifPresentOrElse(place -> node.set("region_ref", place), () -> node.putNull("region_ref"));
        node.put("is_resolved", comment.times().resolvedAt().isPresent());
        node.put(
                "resolved_at",
                comment.times().resolvedAt().map(Instant::toString).orElse(null));
        node.put("created_by", comment.by().map(by -> by.id().value()).orElse(null));
        node.put("created_username", comment.by().map(Speaker::name).orElse(null));
        node.put("created_at", comment.times().createdAt().toString());
        node.put("updated_at", comment.times().updatedAt().toString());
        return node;
    }

    /// Reads what a new comment says; its text is wanted.
    static Comment.Said readNew(ObjectNode body) {
        return read(body, new Comment.Said("", Json.array(), Optional.empty()));
    }

    /// Reads the changes that a body asks for.
    static Comments.Change readChange(ObjectNode body, Comment before) {
        boolean says = body.has("text") || body.has("pins") || body.has("region_ref");
        return new Comments.Change(says ? Optional.of(read(body, before.said())) : Optional.empty(), resolved(body));
    }

    static Optional<Boolean> resolved(ObjectNode body) {
        return body.path("is_resolved").isBoolean()
                ? Optional.of(body.path("is_resolved").booleanValue())
                : Optional.empty();
    }

    private static Comment.Said read(ObjectNode body, Comment.Said before) {
        List<Detail> problems = new ArrayList<>();
        String text = body.path("text").isMissingNode()
                ? before.text()
                : body.path("text").asString("").strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            problems.add(new Detail("/text", "A text of 1 to %d characters is wanted.".formatted(MAX_TEXT)));
        }
        ArrayNode pins = before.pins();
        JsonNode places = body.path("pins");
        if (places instanceof ArrayNode list
                && list.size() <= MAX_PINS
                && list.valueStream().allMatch(JsonNode::isObject)) {
            pins = list;
        } else if (!places.isMissingNode()) {
            problems.add(new Detail("/pins", "A list of at most %d places is wanted.".formatted(MAX_PINS)));
        }
        Optional<JsonNode> region = body.has("region_ref")
                ? Optional.of(body.path("region_ref")).filter(node -> !node.isNull())
                : before.regionRef();
        if (!problems.isEmpty()) {
            throw new Refused(new RequestProblem.Invalid(problems));
        }
        return new Comment.Said(text, pins, region);
    }
}
