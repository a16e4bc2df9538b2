package dev.assay.server.project;

/// What becomes of a skipped task; the names are those of the wire.
public enum SkipQueue {
    /// It comes back to the same person at the end.
    REQUEUE_FOR_ME,
    /// It goes to other people.
    REQUEUE_FOR_OTHERS,
    /// The skip counts as an answer.
    IGNORE_SKIPPED;

    /// Whether a skip fills a place of the overlap.
    public boolean skipsCount() {
        return switch (this) {
            case IGNORE_SKIPPED -> true;
            case REQUEUE_FOR_ME, REQUEUE_FOR_OTHERS -> false;
        };
    }
}
