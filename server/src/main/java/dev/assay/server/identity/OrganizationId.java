package dev.assay.server.identity;

/// Identifies an organisation; on the wire a plain number.
public record OrganizationId(long value) {}
