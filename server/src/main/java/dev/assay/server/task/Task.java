package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// One unit of data to be labeled.
///
/// @param innerId its number within the project, from 1
public record Task(
        TaskId id,
        ProjectId project,
        int innerId,
        Content content,
        TaskState state,
        Wanted wanted,
        Totals totals,
        Times times) {

    /// What is shown, and what is known beside it.
    public record Content(ObjectNode data, ObjectNode meta, OptionalLong fileUpload) {}

    /// What is wanted of annotators.
    ///
    /// @param overlap annotations wanted, 1 to 1000
    /// @param priority higher is handed out first
    public record Wanted(int overlap, double priority, boolean allowSkip) {
        public static final double MAX_PRIORITY = 1e9;

        public Wanted {
            if (overlap < 1 || overlap > 1000 || !(Math.abs(priority) <= MAX_PRIORITY)) {
                throw new IllegalArgumentException(
                        "overlap is 1 to 1000 and priority within +-1e9; got overlap=%d priority=%s"
                                .formatted(overlap, priority));
            }
        }
    }

    /// How many annotations that are no skips, skips, and predictions there are.
    public record Totals(int annotations, int cancelled, int predictions) {}

    /// When it was made, changed and last completed, and by whom changed.
    public record Times(
            Instant createdAt, Instant updatedAt, Optional<Instant> completedAt, Optional<PersonId> updatedBy) {}
}
