package dev.assay.server.task;

/// The identity of one task; unique over all projects.
public record TaskId(long value) {
    public TaskId {
        if (value <= 0) {
            throw new IllegalArgumentException("a task id is positive; got " + value);
        }
    }
}
