package dev.assay.server.prediction;

import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;

/// A model's answer to a task.
public record Prediction(
        PredictionId id, TaskId task, ProjectId project, Content content, Instant createdAt, Instant updatedAt) {

    /// What the model said.
    ///
    /// @param result the wire list
    /// @param score the model's confidence, any finite number, usually in [0, 1]
    /// @param modelVersion empty if the model did not say
    /// @param problems what does not fit the labeling config, empty if all does
    public record Content(ArrayNode result, OptionalDouble score, String modelVersion, ArrayNode problems) {}
}
