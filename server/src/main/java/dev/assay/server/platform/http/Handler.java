package dev.assay.server.platform.http;

import java.io.IOException;

/// Answers one request. What it throws is rendered as a problem.
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange) throws IOException;
}
