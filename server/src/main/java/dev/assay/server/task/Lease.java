package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A short claim of one person on one task.
///
/// @param counts whether it takes one of the places of the overlap: not when the holder's answer has one already
/// @param heartbeat whether the client renews it while it works, so that it may be short
public record Lease(TaskId task, PersonId person, UUID id, boolean counts, boolean heartbeat, Instant expiresAt) {

    /// What the holder does with the task.
    public enum Kind {
        LABEL,
        REVIEW;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isLive(Instant now) {
        return expiresAt.isAfter(now);
    }
}
