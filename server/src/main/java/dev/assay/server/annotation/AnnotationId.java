package dev.assay.server.annotation;

/// The identity of one annotation.
public record AnnotationId(long value) {
    public AnnotationId {
        if (value <= 0) {
            throw new IllegalArgumentException("an annotation id is positive; got " + value);
        }
    }
}
