package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.http.RequestRates;
import dev.assay.server.platform.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Decides for every request whether its caller may make it: who (401), on what (404 when it is not theirs to
/// see), with which right (403).
public final class Gate {
    private final Authentication authentication;
    private final ProjectRoles projectRoles;
    private final RequestRates rates;
    private final List<Endpoint> endpoints;

    public Gate(
            Authentication authentication, ProjectRoles projectRoles, RequestRates rates, List<Endpoint> endpoints) {
        this.rates = rates;
        this.authentication = authentication;
        this.projectRoles = projectRoles;
        this.endpoints = List.copyOf(endpoints);
    }

    /// Everything that can be asked of the server.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// The same gate before nothing: whoever passes gets an empty answer. For checking access without effects.
    Gate rehearsal() {
        return new Gate(
                authentication,
                projectRoles,
                rates,
                endpoints.stream()
                        .map(e -> new Endpoint(
                                e.method(), e.path(), e.permission(), e.scope(), (exchange, _) -> exchange.noContent()))
                        .toList());
    }

    /// The routes, each behind the gate.
    public List<Route> routes() {
        return endpoints.stream()
                .map(e -> new Route(e.method(), e.path(), exchange -> pass(e, exchange)))
                .toList();
    }

    private void pass(Endpoint endpoint, Exchange exchange) throws IOException {
        Caller caller = switch (endpoint.scope()) {
            case Scope.Open _ -> {
                limit(exchange, exchange.remoteAddress());
                yield Caller.NOBODY;
            }
            case Scope.Organization _ -> requireCaller(exchange);
            case Scope.Project project -> onProject(project, requireCaller(exchange), exchange);
        };
        if (!caller.may(endpoint.permission())) {
            throw new Refused(new AccessProblem.NotAllowed(caller.role(), endpoint.permission()));
        }
        endpoint.action().answer(exchange, caller);
    }

    private Caller requireCaller(Exchange exchange) {
        Caller caller = identified(exchange);
        limit(exchange, "person " + caller.person().value());
        return caller;
    }

    private Caller identified(Exchange exchange) {
        try {
            return authentication.callerOf(exchange).orElseThrow(() -> new Refused(new AccessProblem.SignInRequired()));
        } catch (Refused refused) {
            limit(exchange, exchange.remoteAddress());
            throw refused;
        }
    }

    private void limit(Exchange exchange, String caller) {
        if (!exchange.isFromThisMachine()) {
            rates.take(caller, System.nanoTime());
        }
    }

    private Caller onProject(Scope.Project scope, Caller caller, Exchange exchange) {
        OptionalLong id = scope.projectIdOf().apply(exchange);
        Optional<Role> role = id.isEmpty() ? Optional.empty() : projectRoles.roleOn(caller, id.getAsLong());
        return caller.inRole(
                role.orElseThrow(() -> new Refused(new RequestProblem.NotFound("object", lastId(exchange)))));
    }

    private static String lastId(Exchange exchange) {
        String path = exchange.path();
        return path.replaceFirst("/$", "").replaceFirst(".*?(\\d+)\\D*$", "$1");
    }
}
