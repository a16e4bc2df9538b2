package dev.assay.server.annotation;

/// The identity of one draft.
public record DraftId(long value) {
    public DraftId {
        if (value <= 0) {
            throw new IllegalArgumentException("a draft id is positive; got " + value);
        }
    }
}
