package dev.assay.server.platform.http;

import java.util.Set;

/// Where and how the server listens. `hosts` are the host names it answers for, in lower case; empty = any.
/// Behind a proxy the last address of `X-Forwarded-For` is the client's.
public record HttpOptions(String host, int port, boolean behindProxy, Set<String> hosts, String version) {
    public HttpOptions {
        hosts = Set.copyOf(hosts);
    }
}
