package dev.assay.server.review;

import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reviews on the wire.
final class ReviewJson {
    private static final int MAX_COMMENT = 10_000;
    private static final int MAX_PINS = 200;

    private ReviewJson() {}

    static ObjectNode write(Review review) {
        ObjectNode node = Json.object();
        node.put("id", review.id());
        node.put("annotation", review.place().annotation().value());
        node.put("task", review.place().task().value());
        node.put("version", review.place().version());
        node.put("reviewer", review.reviewer().map(by -> by.id().value()).orElse(null));
        node.put("reviewer_username", review.reviewer().map(Speaker::name).orElse(null));
        node.put("verdict", review.said().verdict().wireName());
        node.put("reason", review.said().reason().orElse(null));
        node.put("comment", review.said().comment().orElse(null));
        node.set("pins", review.said().pins());
        node.put("created_at", review.at().toString());
        return node;
    }

    /// Reads a verdict; refuses with all wrong fields at once. A rejection needs a reason or a comment.
    static Reviews.Verdict read(ObjectNode body, Optional<Integer> expected) {
        List<Detail> problems = new ArrayList<>();
        Optional<Review.Verdict> verdict =
                Review.Verdict.ofWireName(body.path("verdict").asString(""));
        if (verdict.isEmpty()) {
            problems.add(new Detail("/verdict", "One of accepted, fixed, rejected is wanted."));
        }
        Optional<String> reason = text(body, "reason", problems);
        Optional<String> comment = text(body, "comment", problems);
        if (verdict.equals(Optional.of(Review.Verdict.REJECTED)) && reason.isEmpty() && comment.isEmpty()) {
            problems.add(new Detail("/comment", "A rejection says why: give a reason or a comment."));
        }
        ArrayNode pins = body.path("pins") instanceof ArrayNode list ? list : Json.array();
        if (pins.size() > MAX_PINS || !pins.valueStream().allMatch(JsonNode::isObject)) {
            problems.add(new Detail("/pins", "A list of at most %d places is wanted.".formatted(MAX_PINS)));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new RequestProblem.Invalid(problems));
        }
        Optional<JsonNode> result = body.has("result") ? Optional.of(body.path("result")) : Optional.empty();
        return new Reviews.Verdict(new Review.Said(verdict.orElseThrow(), reason, comment, pins), result, expected);
    }

    private static Optional<String> text(ObjectNode body, String name, List<Detail> problems) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString() || node.asString().length() > MAX_COMMENT) {
            problems.add(new Detail("/" + name, "A text of at most %d characters is wanted.".formatted(MAX_COMMENT)));
            return Optional.empty();
        }
        return Optional.of(node.asString()).filter(text -> !text.isBlank());
    }
}
