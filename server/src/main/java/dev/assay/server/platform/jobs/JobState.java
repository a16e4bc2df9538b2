package dev.assay.server.platform.jobs;

import java.util.Locale;

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

    static JobState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
