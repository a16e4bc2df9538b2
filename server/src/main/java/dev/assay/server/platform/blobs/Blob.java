package dev.assay.server.platform.blobs;

/// A stored file: its generated id, its length, the SHA-256 of its content in hex.
public record Blob(String id, long sizeBytes, String sha256) {}
