package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Something that a person says about a task or about one answer to it.
///
/// @param by empty when the person was removed
public record Comment(long id, Place place, Said said, Optional<Speaker> by, Times times) {
    /// What it is about; without an annotation it is about the task.
    public record Place(TaskId task, Optional<AnnotationId> annotation, ProjectId project) {}

    /// What is said.
    ///
    /// @param pins places in the data that it points at
    /// @param regionRef the place as Label Studio's clients write it, kept as it came
    public record Said(String text, ArrayNode pins, Optional<JsonNode> regionRef) {}

    /// When it was made, changed, and resolved.
    public record Times(Instant createdAt, Instant updatedAt, Optional<Instant> resolvedAt) {}
}
