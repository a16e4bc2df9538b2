package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Sign-in, sign-out, working as another person, and taking an invite, which signs in too.
final class SessionRoutes {
    private final Sessions sessions;
    private final People people;
    private final Invites invites;
    private final boolean secureCookies;

    SessionRoutes(Sessions sessions, People people, Invites invites, boolean secureCookies) {
        this.sessions = sessions;
        this.people = people;
        this.invites = invites;
        this.secureCookies = secureCookies;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.open(Method.POST, "/api/session", this::signIn),
                Endpoint.organization(Method.GET, "/api/session", Permission.OWN_ACCOUNT, this::current),
                Endpoint.organization(Method.DELETE, "/api/session", Permission.OWN_ACCOUNT, this::signOut),
                Endpoint.organization(Method.POST, "/api/users/{id}/work-as", Permission.WORK_AS, this::workAs),
                Endpoint.organization(
                        Method.DELETE, "/api/session/work-as", Permission.OWN_ACCOUNT, this::stopWorkingAs),
                Endpoint.open(Method.GET, "/api/invites/accept/{token}", this::offer),
                Endpoint.open(Method.POST, "/api/invites/accept", this::accept));
    }

    private void signIn(Exchange exchange) {
        requireOwnSite(exchange);
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Sessions.Open session = sessions.signIn(
                IdentityJson.requireText(body, "email"),
                IdentityJson.requireText(body, "password"),
                exchange.remoteAddress());
        exchange.cookie(RequestAuthentication.SESSION_COOKIE).ifPresent(sessions::signOut);
        answer(exchange, 200, session);
    }

    private void current(Exchange exchange, Caller caller) {
        String token = sessionToken(exchange, caller);
        String csrf = sessions.find(token).orElseThrow().csrfToken();
        exchange.json(IdentityJson.session(people.self(caller), csrf, actorOf(caller)));
    }

    private void signOut(Exchange exchange, Caller caller) {
        sessions.signOut(sessionToken(exchange, caller));
        addCookies(exchange, "", "", 0);
        exchange.noContent();
    }

    private void workAs(Exchange exchange, Caller caller) {
        Person other = people.require(caller, new PersonId(exchange.longParam("id")));
        answer(exchange, 200, sessions.workAs(caller, sessionToken(exchange, caller), other));
    }

    private void stopWorkingAs(Exchange exchange, Caller caller) {
        answer(exchange, 200, sessions.stopWorkingAs(caller, sessionToken(exchange, caller)));
    }

    private void offer(Exchange exchange) {
        Invites.Offer offer = invites.offerOf(exchange.param("token"));
        ObjectNode node = Json.object();
        node.put("organization", offer.organizationTitle());
        node.put("role", offer.invite().role().wireName());
        node.put("email", offer.invite().email().orElse(null));
        exchange.json(node);
    }

    private void accept(Exchange exchange) {
        requireOwnSite(exchange);
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Person.Profile blank = new Person.Profile(IdentityJson.requireText(body, "email"), "", "", "", "");
        Sessions.Open session = invites.accept(
                IdentityJson.requireText(body, "token"),
                IdentityJson.profile(body, blank),
                IdentityJson.requireText(body, "password"));
        answer(exchange, 201, session);
    }

    private void answer(Exchange exchange, int status, Sessions.Open session) {
        addCookies(exchange, session.token(), session.csrfToken(), Sessions.LIFETIME.toSeconds());
        Person person = people.byId(session.person());
        exchange.json(
                status,
                IdentityJson.session(
                        person, session.csrfToken(), session.actedBy().map(people::byId)));
    }

    private Optional<Person> actorOf(Caller caller) {
        return caller.actedBy().map(people::byId);
    }

    private void addCookies(Exchange exchange, String token, String csrf, long maxAgeSeconds) {
        String attributes = "; Path=/; SameSite=Lax; Max-Age=" + maxAgeSeconds + (secureCookies ? "; Secure" : "");
        exchange.addCookie(RequestAuthentication.SESSION_COOKIE + "=" + token + attributes + "; HttpOnly");
        exchange.addCookie("csrftoken=" + csrf + attributes);
    }

    private static String sessionToken(Exchange exchange, Caller caller) {
        if (caller.way() != AuthWay.SESSION) {
            throw new Refused(new IdentityProblem.SessionNeeded());
        }
        return exchange.cookie(RequestAuthentication.SESSION_COOKIE).orElseThrow();
    }

    /// A page of another site must not sign its visitor in here, as somebody else.
    private static void requireOwnSite(Exchange exchange) {
        if (exchange.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
            throw new Refused(new AccessProblem.CsrfFailed());
        }
    }
}
