package dev.assay.server.identity;

import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The members of the caller's organisation, as accounts.
final class PeopleRoutes {
    private static final int MOST_LISTED = 10_000;
    private final People people;
    private final Tokens tokens;

    PeopleRoutes(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.organization(Method.GET, "/api/users", Permission.PEOPLE_SEE, this::list),
                Endpoint.organization(Method.POST, "/api/users", Permission.PEOPLE_MANAGE, this::create),
                Endpoint.organization(Method.GET, "/api/users/{id}", Permission.PEOPLE_SEE, this::get),
                Endpoint.organization(Method.PATCH, "/api/users/{id}", Permission.PEOPLE_MANAGE, this::change),
                Endpoint.organization(Method.DELETE, "/api/users/{id}", Permission.PEOPLE_MANAGE, this::remove));
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        people.members(caller.organization(), 0, MOST_LISTED).forEach(person -> list.add(IdentityJson.user(person)));
        exchange.json(list);
    }

    private void get(Exchange exchange, Caller caller) {
        exchange.json(IdentityJson.user(person(exchange, caller)));
    }

    /// Label Studio's clients send a username, which may be the address or stand for one that nobody reads.
    private void create(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        String email = IdentityJson.text(body, "email")
                .filter(text -> !text.isBlank())
                .orElseGet(() -> {
                    String name = IdentityJson.requireText(body, "username");
                    return name.contains("@") ? name : name + "@users.invalid";
                });
        Person.Profile blank = new Person.Profile(email, "", "", "", "");
        Role role = IdentityJson.role(body).orElse(Role.ANNOTATOR);
        Person person =
                people.create(caller, IdentityJson.profile(body, blank), IdentityJson.text(body, "password"), role);
        ObjectNode answer = IdentityJson.user(person);
        if (IdentityJson.flag(body, "token").orElse(false)) {
            answer.put("token", tokens.resetLegacy(person.id()));
        }
        exchange.json(201, answer);
    }

    private void change(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(IdentityJson.MAX_BODY_BYTES);
        Person person = person(exchange, caller);
        People.requireNotAboveOwn(caller, person.member().orElseThrow().role());
        requireSameEmail(body, person);
        Optional<Role> role = IdentityJson.role(body);
        role.ifPresent(wanted -> People.requireNotAboveOwn(caller, wanted));
        Optional<String> password = IdentityJson.text(body, "password");
        password.ifPresent(wanted -> people.setPasswordOf(caller, person, wanted));
        Person changed = people.changeProfile(caller, person, IdentityJson.profile(body, person.profile()));
        exchange.json(IdentityJson.user(role.isPresent() ? people.changeRole(caller, changed, role.get()) : changed));
    }

    private void remove(Exchange exchange, Caller caller) {
        people.remove(caller, person(exchange, caller));
        exchange.noContent();
    }

    private Person person(Exchange exchange, Caller caller) {
        return people.require(caller, new PersonId(exchange.longParam("id")));
    }

    static void requireSameEmail(ObjectNode body, Person person) {
        Optional<String> email = IdentityJson.text(body, "email").map(People::normalEmail);
        if (email.filter(wanted -> !wanted.equals(person.profile().email())).isPresent()) {
            throw new Refused(new IdentityProblem.EmailFixed());
        }
    }
}
