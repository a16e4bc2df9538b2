package dev.assay.server.identity;

/// Identifies a person; on the wire a plain number.
public record PersonId(long value) {}
