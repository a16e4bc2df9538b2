package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import java.util.Optional;

/// Finds out who makes a request.
@FunctionalInterface
public interface Authentication {
    /// The caller; empty when the request carries nothing that says who. Credentials that are wrong are refused.
    Optional<Caller> callerOf(Exchange exchange);
}
