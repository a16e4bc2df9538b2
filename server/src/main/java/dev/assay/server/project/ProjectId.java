package dev.assay.server.project;

/// The identity of one project.
public record ProjectId(long value) {
    public ProjectId {
        if (value <= 0) {
            throw new IllegalArgumentException("a project id is positive; got " + value);
        }
    }
}
