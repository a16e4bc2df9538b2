package dev.assay.server.platform.http;

/// The HTTP methods that routes answer. HEAD is answered by GET without a body.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// Whether the method promises to change nothing.
    public boolean isSafe() {
        return this == GET;
    }
}
