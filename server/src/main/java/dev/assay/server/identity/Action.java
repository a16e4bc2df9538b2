package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import java.io.IOException;

/// Answers a request of a caller who may make it.
@FunctionalInterface
public interface Action {
    void answer(Exchange exchange, Caller caller) throws IOException;
}
