package dev.assay.server.transfer;

/// Number of a kept export, unique on the server.
record ExportId(long value) {}
