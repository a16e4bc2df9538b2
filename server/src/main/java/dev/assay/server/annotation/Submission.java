package dev.assay.server.annotation;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An answer as somebody sends it: a new one, or a change of one; what is empty stays, or has its default.
///
/// @param result the result list as it came; JSON null counts as an empty list
public record Submission(
        Optional<JsonNode> result,
        Skip skip,
        Optional<Double> leadTimeSeconds,
        Optional<Boolean> groundTruth,
        Links links) {

    /// Whether it is a skip, and why.
    public record Skip(Optional<Boolean> skipped, Optional<String> reason) {}

    /// What the answer refers to.
    public record Links(
            OptionalLong draft,
            OptionalLong parentPrediction,
            OptionalLong parentAnnotation,
            Optional<UUID> uniqueId,
            Optional<UUID> lease) {
        public static final Links NONE = new Links(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /// A new result and nothing else.
    public static Submission ofResult(JsonNode result) {
        return new Submission(
                Optional.of(result),
                new Skip(Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Links.NONE);
    }
}
