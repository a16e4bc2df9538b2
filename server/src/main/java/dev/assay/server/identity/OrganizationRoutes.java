package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The caller's organisation: settings, memberships, invites, audit log.
final class OrganizationRoutes {
    private static final int MAX_PAGE_SIZE = 1_000;
    private final Organizations organizations;
    private final People people;
    private final Invites invites;
    private final Audit audit;

    OrganizationRoutes(Organizations organizations, People people, Invites invites, Audit audit) {
        this.organizations = organizations;
        this.people = people;
        this.invites = invites;
        this.audit = audit;
    }

    List<Endpoint> endpoints() {
        String members = "/api/organizations/{id}/memberships";
        return List.of(
                Endpoint.organization(Method.GET, "/api/organizations", Permission.ORGANIZATION_SEE, this::list),
                Endpoint.organization(Method.GET, "/api/organizations/{id}", Permission.ORGANIZATION_SEE, this::get),
                Endpoint.organization(
                        Method.PATCH, "/api/organizations/{id}", Permission.ORGANIZATION_EDIT, this::change),
                Endpoint.organization(Method.GET, members, Permission.PEOPLE_SEE, this::memberships),
                Endpoint.organization(Method.GET, members + "/{user}", Permission.PEOPLE_SEE, this::membership),
                Endpoint.organization(Method.PATCH, members + "/{user}", Permission.PEOPLE_MANAGE, this::changeRole),
                Endpoint.organization(Method.DELETE, members + "/{user}", Permission.PEOPLE_MANAGE, this::remove),
                Endpoint.organization(Method.GET, "/api/jwt/settings", Permission.ORGANIZATION_SEE, this::tokens),
                Endpoint.organization(
                        Method.POST, "/api/jwt/settings", Permission.ORGANIZATION_EDIT, this::changeTokens),
                Endpoint.organization(Method.GET, "/api/invites", Permission.PEOPLE_MANAGE, this::openInvites),
                Endpoint.organization(Method.POST, "/api/invites", Permission.PEOPLE_MANAGE, this::invite),
                Endpoint.organization(Method.DELETE, "/api/invites/{id}", Permission.PEOPLE_MANAGE, this::withdraw),
                Endpoint.organization(Method.GET, "/api/audit", Permission.AUDIT_SEE, this::audit));
    }

    private void list(Exchange exchange, Caller caller) {
        exchange.json(Json.array().add(IdentityJson.organization(organizations.of(caller))));
    }

    private void get(Exchange exchange, Caller caller) {
        exchange.json(IdentityJson.organization(own(exchange, caller)));
    }

    private void change(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Organization now = own(exchange, caller);
        Organization wanted = new Organization(
                now.id(),
                IdentityJson.text(body, "title").orElse(now.title()).strip(),
                IdentityJson.flag(body, "open_projects").orElse(now.openProjects()),
                now.tokens(),
                now.createdAt());
        exchange.json(IdentityJson.organization(organizations.change(caller, wanted)));
    }

    private void memberships(Exchange exchange, Caller caller) {
        own(exchange, caller);
        int size = Math.clamp(exchange.queryLong("page_size").orElse(100), 1, MAX_PAGE_SIZE);
        int page = Math.clamp(exchange.queryLong("page").orElse(1), 1, 1_000_000);
        int all = people.memberCount(caller.organization());
        int first = Math.multiplyExact(page - 1, size);
        if (first > 0 && first >= all) {
            throw new Refused(new RequestProblem.NotFound("page", Integer.toString(page)));
        }
        ObjectNode answer = Json.object();
        answer.put("count", all);
        putPage(answer, "next", exchange, first + size < all ? page + 1 : 0, size);
        putPage(answer, "previous", exchange, page - 1, size);
        ArrayNode results = answer.putArray("results");
        people.membersBehind(caller.organization(), first, size)
                .forEach(person -> results.add(IdentityJson.membership(person)));
        exchange.json(answer);
    }

    private void membership(Exchange exchange, Caller caller) {
        exchange.json(IdentityJson.membership(member(exchange, caller)));
    }

    private void changeRole(Exchange exchange, Caller caller) {
        Person person = member(exchange, caller);
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Role role = IdentityJson.role(body)
                .orElseThrow(() -> new Refused(RequestProblem.Invalid.field("role", "This field is required.")));
        exchange.json(IdentityJson.membership(people.changeRole(caller, person, role)));
    }

    private void remove(Exchange exchange, Caller caller) {
        people.remove(caller, member(exchange, caller));
        exchange.noContent();
    }

    private void tokens(Exchange exchange, Caller caller) {
        exchange.json(IdentityJson.tokenSettings(organizations.of(caller).tokens()));
    }

    private void changeTokens(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Organization now = organizations.of(caller);
        Organization.TokenSettings settings = now.tokens();
        var days = body.path("api_token_ttl_days");
        if (!days.isMissingNode() && !days.isInt()) {
            throw new Refused(RequestProblem.Invalid.field("api_token_ttl_days", "A whole number is wanted."));
        }
        Organization.TokenSettings wanted = new Organization.TokenSettings(
                IdentityJson.flag(body, "legacy_api_tokens_enabled").orElse(settings.legacyEnabled()),
                IdentityJson.flag(body, "api_tokens_enabled").orElse(settings.personalEnabled()),
                days.asInt(settings.personalDays()));
        Organization changed = new Organization(now.id(), now.title(), now.openProjects(), wanted, now.createdAt());
        exchange.json(
                IdentityJson.tokenSettings(organizations.change(caller, changed).tokens()));
    }

    private void openInvites(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        invites.open(caller).forEach(invite -> list.add(IdentityJson.invite(invite)));
        exchange.json(list);
    }

    private void invite(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Invites.Made made = invites.create(
                caller,
                IdentityJson.role(body).orElse(Role.ANNOTATOR),
                IdentityJson.text(body, "email").filter(email -> !email.isBlank()));
        ObjectNode answer = IdentityJson.invite(made.invite());
        answer.put("token", made.token());
        answer.put("url", "/invite/" + made.token());
        exchange.json(201, answer);
    }

    private void withdraw(Exchange exchange, Caller caller) {
        invites.withdraw(caller, exchange.longParam("id"));
        exchange.noContent();
    }

    private void audit(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        audit.list(
                        caller.organization(),
                        exchange.queryLong("before").orElse(Long.MAX_VALUE),
                        Math.clamp(exchange.queryLong("limit").orElse(100), 1, MAX_PAGE_SIZE))
                .forEach(entry -> list.add(IdentityJson.audit(entry)));
        exchange.json(list);
    }

    private Organization own(Exchange exchange, Caller caller) {
        if (exchange.longParam("id") != caller.organization().value()) {
            throw new Refused(new RequestProblem.NotFound("organization", exchange.param("id")));
        }
        return organizations.of(caller);
    }

    private Person member(Exchange exchange, Caller caller) {
        own(exchange, caller);
        return people.require(caller, new PersonId(exchange.longParam("user")));
    }

    private static void putPage(ObjectNode answer, String field, Exchange exchange, int page, int size) {
        if (page < 1) {
            answer.putNull(field);
        } else {
            answer.put(field, "%s?page=%d&page_size=%d".formatted(exchange.path(), page, size));
        }
    }
}
