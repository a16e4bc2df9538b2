package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What monitoring and clients ask of the server itself: health, readiness, version, metrics.
public final class SystemRoutes {
    private final Database database;
    private final PrometheusMeterRegistry metrics;
    private final String version;
    private final Optional<String> metricsToken;

    /// Without a token, metrics are shown to callers on this machine only.
    public SystemRoutes(
            Database database, PrometheusMeterRegistry metrics, String version, Optional<String> metricsToken) {
        this.database = database;
        this.metrics = metrics;
        this.version = version;
        this.metricsToken = metricsToken;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.open(Method.GET, "/health", this::health),
                Endpoint.open(Method.GET, "/ready", this::ready),
                Endpoint.open(Method.GET, "/metrics", this::metrics),
                Endpoint.open(Method.GET, "/version", this::version),
                Endpoint.open(Method.GET, "/api/version", this::version));
    }

    private void health(Exchange exchange) {
        exchange.json(Json.object().put("status", "UP"));
    }

    private void ready(Exchange exchange) {
        if (!database.answers()) {
            throw new Refused(new RequestProblem.Unavailable("the database does not answer"));
        }
        exchange.json(Json.object().put("status", "READY"));
    }

    private void metrics(Exchange exchange) {
        boolean allowed = metricsToken
                .map(token -> exchange.header("Authorization")
                        .filter(sent -> sameSecret(sent, "Bearer " + token))
                        .isPresent())
                .orElseGet(() -> exchange.isFromThisMachine());
        if (!allowed) {
            throw new Refused(new RequestProblem.NoSuchPath(exchange.path()));
        }
        exchange.text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
    }

    private void version(Exchange exchange) {
        ObjectNode body = Json.object();
        body.put("release", version);
        body.put("edition", "Community");
        body.put("backend", version);
        body.putObject("label-studio-os-package")
                .put("version", version)
                .put("short_version", version)
                .put("latest_version_from_pypi", version);
        body.putObject("label-studio-os-backend").put("version", version);
        body.putObject("label-studio-frontend").put("version", version);
        body.putObject("dm2").put("version", version);
        body.putObject("label-studio-converter").put("version", version);
        body.putObject("assay").put("version", version);
        exchange.json(body);
    }

    private static boolean sameSecret(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
