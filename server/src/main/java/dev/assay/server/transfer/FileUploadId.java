package dev.assay.server.transfer;

/// Number of an uploaded file, unique on the server.
public record FileUploadId(long value) {}
