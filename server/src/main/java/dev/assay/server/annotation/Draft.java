package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/// An unfinished answer, private to its author: one per person and task, or per person and annotation.
public record Draft(DraftId id, Place place, Content content, int version, Instant createdAt, Instant updatedAt) {

    /// Where it belongs: a task, and the annotation that it is to be a new version of.
    public record Place(TaskId task, Optional<AnnotationId> annotation, ProjectId project, PersonId person) {}

    /// What is in it.
    public record Content(ArrayNode result, double leadTimeSeconds, boolean postponed) {}
}
