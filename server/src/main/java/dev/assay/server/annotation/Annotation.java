package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/// One person's complete answer to one task, or their skip of it.
///
/// @param version counted from 1; every change is a new one
public record Annotation(AnnotationId id, Place place, Answer answer, int version, Origin origin, Times times) {

    /// Where it belongs and whose it is.
    public record Place(TaskId task, ProjectId project, PersonId person) {}

    /// What was answered.
    ///
    /// @param leadTimeSeconds active time on the task, >= 0
    /// @param problems what does not fit the labeling config or the image, as a list of pointers and messages
    public record Answer(
            ArrayNode result,
            Flags flags,
            double leadTimeSeconds,
            ArrayNode problems,
            Optional<String> skipReason,
            Optional<Verdict> verdict) {}

    /// Whether it is a skip, and whether it was declared right.
    public record Flags(boolean skipped, boolean groundTruth) {}

    /// What review says of the version that stands.
    public enum Verdict {
        ACCEPTED,
        REJECTED,
        /// Sent back, and another person answered since.
        DISMISSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where the answer came from.
    public record Origin(
            Optional<UUID> uniqueId, OptionalLong parentPrediction, OptionalLong parentAnnotation, Action lastAction) {}

    /// When it was made and changed, by whom changed, and when its draft was begun.
    public record Times(
            Instant createdAt, Instant updatedAt, Optional<PersonId> updatedBy, Optional<Instant> draftCreatedAt) {}

    /// What was last done to it; the names are Label Studio's `last_action`, but for `reverted`.
    public enum Action {
        SUBMITTED,
        UPDATED,
        SKIPPED,
        IMPORTED,
        ACCEPTED,
        REJECTED,
        FIXED_AND_ACCEPTED,
        REVERTED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
