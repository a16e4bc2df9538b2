package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The caller's own account: names, password, hotkeys, tokens.
final class AccountRoutes {
    private final People people;
    private final Tokens tokens;

    AccountRoutes(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    List<Endpoint> endpoints() {
        return List.of(
                own(Method.GET, "/api/current-user", this::whoami),
                own(Method.PATCH, "/api/current-user", this::change),
                own(Method.GET, "/api/current-user/whoami", this::whoami),
                own(Method.GET, "/api/current-user/hotkeys", this::hotkeys),
                own(Method.PATCH, "/api/current-user/hotkeys", this::changeHotkeys),
                own(Method.GET, "/api/current-user/token", personally(this::legacyToken)),
                own(Method.POST, "/api/current-user/reset-token", personally(this::resetLegacyToken)),
                own(Method.GET, "/api/token", personally(this::personalTokens)),
                own(Method.POST, "/api/token", personally(this::createPersonalToken)),
                own(Method.POST, "/api/token/blacklist", personally(this::revoke)),
                own(Method.POST, "/api/token/rotate", personally(this::rotate)),
                Endpoint.open(Method.POST, "/api/token/refresh", this::refresh));
    }

    private static Endpoint own(Method method, String path, Action action) {
        return Endpoint.organization(method, path, Permission.OWN_ACCOUNT, action);
    }

    /// Who works as somebody else gets no access to what would outlast that.
    private static Action personally(Action action) {
        return (exchange, caller) -> {
            requireSelf(caller);
            action.answer(exchange, caller);
        };
    }

    private static void requireSelf(Caller caller) {
        if (caller.actedBy().isPresent()) {
            throw new Refused(new IdentityProblem.WorkingAs());
        }
    }

    private void whoami(Exchange exchange, Caller caller) {
        exchange.json(IdentityJson.user(people.self(caller)));
    }

    private void change(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Person self = people.self(caller);
        PeopleRoutes.requireSameEmail(body, self);
        Optional<String> password = IdentityJson.text(body, "password");
        if (password.isPresent()) {
            requireSelf(caller);
            String session =
                    exchange.cookie(RequestAuthentication.SESSION_COOKIE).orElse("");
            people.changeOwnPassword(
                    caller, IdentityJson.requireText(body, "current_password"), password.get(), session);
        }
        exchange.json(
                IdentityJson.user(people.changeProfile(caller, self, IdentityJson.profile(body, self.profile()))));
    }

    private void hotkeys(Exchange exchange, Caller caller) {
        exchange.json(Json.object().set("custom_hotkeys", people.self(caller).hotkeys()));
    }

    private void changeHotkeys(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        ObjectNode hotkeys = body.get("custom_hotkeys") instanceof ObjectNode inner ? inner : body;
        people.setHotkeys(caller, hotkeys);
        exchange.json(Json.object().set("custom_hotkeys", hotkeys));
    }

    private void legacyToken(Exchange exchange, Caller caller) {
        exchange.json(Json.object().put("token", tokens.legacyOf(caller)));
    }

    private void resetLegacyToken(Exchange exchange, Caller caller) {
        exchange.json(201, Json.object().put("token", tokens.resetLegacyOf(caller)));
    }

    private void personalTokens(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        tokens.personalOf(caller)
                .ifPresent(token -> list.addObject()
                        .put("token", token.unsignedPart())
                        .put("created_at", token.createdAt().toString())
                        .put("expires_at", token.expiresAt().toString()));
        exchange.json(list);
    }

    private void createPersonalToken(Exchange exchange, Caller caller) {
        Tokens.NewPersonal token = tokens.createPersonal(caller);
        exchange.json(
                201,
                Json.object()
                        .put("token", token.token())
                        .put("created_at", token.createdAt().toString())
                        .put("expires_at", token.expiresAt().toString()));
    }

    private void refresh(Exchange exchange) {
        exchange.json(Json.object().put("access", tokens.accessFor(refreshToken(exchange))));
    }

    private void revoke(Exchange exchange, Caller caller) {
        tokens.revoke(caller, refreshToken(exchange));
        exchange.noContent();
    }

    private void rotate(Exchange exchange, Caller caller) {
        exchange.json(Json.object()
                .put("refresh", tokens.rotate(caller, refreshToken(exchange)).token()));
    }

    private static String refreshToken(Exchange exchange) {
        return IdentityJson.requireText(exchange.readObject(IdentityJson.MAX_BODY_BYTES), "refresh");
    }
}
