package dev.assay.server.platform.jobs;

/// Identifies a job; on the wire a plain number.
public record JobId(long value) {}
