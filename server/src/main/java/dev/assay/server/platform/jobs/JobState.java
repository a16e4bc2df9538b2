package dev.assay.server.platform.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a job is. The last three are final.
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }

    /// The name on the wire and in the database.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a wire name.
    public static Optional<JobState> find(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }

    static JobState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
