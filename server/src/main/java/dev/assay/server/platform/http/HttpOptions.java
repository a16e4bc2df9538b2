package dev.assay.server.platform.http;

import java.util.Set;

/// Where and how the server listens. `hosts` are the host names it answers for, in lower case; empty = any.
/// Behind a proxy the last address of `X-Forwarded-For` is the client's.
///
/// @param requestsPerSecond how fast each person, or each address of callers without a name, may go on asking; 0 = any
///     speed. Callers on this machine are not held to it.
public record HttpOptions(
        String host, int port, boolean behindProxy, Set<String> hosts, String version, int requestsPerSecond) {
    /// Twenty times what a busy annotator's browser sends.
    public static final int REQUESTS_PER_SECOND = 100;

    public HttpOptions {
        hosts = Set.copyOf(hosts);
    }

    public HttpOptions(String host, int port, boolean behindProxy, Set<String> hosts, String version) {
        this(host, port, behindProxy, hosts, version, REQUESTS_PER_SECOND);
    }
}
