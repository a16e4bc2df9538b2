package dev.assay.server.platform.http;

import dev.assay.server.platform.db.Database;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening server: gives each request an id, finds its route, renders what is thrown, logs one line.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_CONCURRENT_REQUESTS = 512;
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob: https: http:; media-src 'self' data: blob: https: http:; "
                    + "style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; "
                    + "base-uri 'none'; form-action 'self'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final Router router;
    private final Handler fallback;
    private final HttpOptions options;
    private final MeterRegistry metrics;
    private final WebServer server;

    /// Makes the server; [#start] lets it listen. `fallback` answers GET for paths that are no route and not
    /// below `/api`.
    public HttpServer(HttpOptions options, List<Route> routes, Handler fallback, MeterRegistry metrics) {
        this.router = new Router(routes);
        this.fallback = fallback;
        this.options = options;
        this.metrics = metrics;
        this.server = WebServer.builder()
                .host(options.host())
                .port(options.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(5))
                .maxConcurrentRequests(MAX_CONCURRENT_REQUESTS)
                .routing(routing -> routing.any(this::answer))
                .build();
    }

    /// Starts to listen. False when the port is taken.
    public boolean start() {
        server.start();
        return server.isRunning();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(ServerRequest request, ServerResponse response) {
        long begin = System.nanoTime();
        String requestId = UUID.randomUUID().toString();
        String path = request.path().rawPath();
        Router.Match match = router.find(request.prologue().method().text(), path);
        Exchange exchange = new Exchange(request, response, parametersOf(match), requestId, remoteAddress(request));
        SECURITY_HEADERS.forEach(exchange::header);
        exchange.header("X-Request-Id", requestId);
        if (path.startsWith("/api/")) {
            exchange.header("Cache-Control", "no-store");
        }
        try {
            requireKnownHost(request, path);
            handlerOf(match, exchange).handle(exchange);
        } catch (ClientGone _) {
            LOG.debug("client-gone id={}", requestId);
        } catch (IOException | RuntimeException e) {
            fail(exchange, e);
        } finally {
            finish(match, exchange, begin);
        }
    }

    private Handler handlerOf(Router.Match match, Exchange exchange) {
        return switch (match) {
            case Router.Match.Found found -> found.route().handler();
            case Router.Match.OtherMethods other ->
                throw new Refused(
                        new RequestProblem.MethodNotAllowed(exchange.method(), exchange.path(), other.allowed()));
            case Router.Match.Nothing _ -> {
                boolean page =
                        (exchange.method().equals("GET") || exchange.method().equals("HEAD"))
                                && !exchange.path().equals("/api")
                                && !exchange.path().startsWith("/api/");
                if (!page) {
                    throw new Refused(new RequestProblem.NoSuchPath(exchange.path()));
                }
                yield fallback;
            }
        };
    }

    private void fail(Exchange exchange, Exception failure) {
        if (exchange.isAnswered()) {
            if (!(failure instanceof IOException || failure instanceof UncheckedIOException)) {
                LOG.error("answer-broken id={}", exchange.requestId(), failure);
            }
            throw new io.helidon.webserver.CloseConnectionException("the answer broke off", failure);
        }
        Problem problem = switch (failure) {
            case Refused refused -> refused.problem();
            case Exception e
            when Database.sqlState(e).startsWith("08") || isPoolExhausted(e) -> {
                LOG.warn("database-unavailable id={} cause={}", exchange.requestId(), e.getMessage());
                yield new RequestProblem.Unavailable("the database does not answer");
            }
            case Exception e -> {
                LOG.error("request-failed id={}", exchange.requestId(), e);
                yield new RequestProblem.Unexpected(exchange.requestId());
            }
        };
        problem.headers().forEach(exchange::header);
        String body = Problems.render(problem, exchange.requestId(), options.version())
                .toString();
        exchange.text(problem.status(), Problems.CONTENT_TYPE, body);
    }

    private static boolean isPoolExhausted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private void finish(Router.Match match, Exchange exchange, long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        String route = match instanceof Router.Match.Found found ? found.route().path() : "-";
        metrics.timer(
                        "http.server.requests",
                        List.of(
                                io.micrometer.core.instrument.Tag.of("method", exchange.method()),
                                io.micrometer.core.instrument.Tag.of("route", route),
                                io.micrometer.core.instrument.Tag.of("status", Integer.toString(exchange.status()))))
                .record(took);
        if (match instanceof Router.Match.Found found) {
            LOG.info(
                    "request id={} method={} route={}{} status={} ms={}",
                    exchange.requestId(),
                    exchange.method(),
                    route,
                    idsOf(found.parameters()),
                    exchange.status(),
                    took.toMillis());
        }
    }

    /// Path parameters that are numbers; others may be secrets or names.
    private static String idsOf(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (value.length() <= 19 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                text.append(' ').append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    private static Map<String, String> parametersOf(Router.Match match) {
        return match instanceof Router.Match.Found found ? found.parameters() : Map.of();
    }

    /// A page of another site whose name was pointed at this server must not be answered.
    private void requireKnownHost(ServerRequest request, String path) {
        if (options.hosts().isEmpty() || path.equals("/health") || path.equals("/ready")) {
            return;
        }
        String authority = request.authority();
        int colon = authority.lastIndexOf(':');
        String host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
        if (!options.hosts().contains(host.toLowerCase(java.util.Locale.ROOT))) {
            throw new Refused(RequestProblem.Invalid.field(
                    "Host", "This server does not answer for the host name " + host + "."));
        }
    }

    private String remoteAddress(ServerRequest request) {
        if (options.behindProxy() && request.headers().contains(HeaderNames.X_FORWARDED_FOR)) {
            String all = request.headers().get(HeaderNames.X_FORWARDED_FOR).get();
            return all.substring(all.lastIndexOf(',') + 1).strip();
        }
        return request.remotePeer().host();
    }
}
