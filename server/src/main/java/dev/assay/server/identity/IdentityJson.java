package dev.assay.server.identity;

import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People, sessions, invites and the audit log on the wire.
final class IdentityJson {
    static final long MAX_BODY_BYTES = 64 * 1024;

    private IdentityJson() {}

    static ObjectNode user(Person person) {
        Person.Profile profile = person.profile();
        ObjectNode node = Json.object();
        node.put("id", person.id().value());
        node.put("first_name", profile.firstName());
        node.put("last_name", profile.lastName());
        node.put("username", profile.username());
        node.put("email", profile.email());
        node.put("last_activity", person.lastActivityAt().toString());
        node.putNull("avatar");
        node.put("initials", profile.initials());
        node.put("phone", profile.phone());
        person.member()
                .ifPresentOrElse(
                        member -> node.put(
                                        "active_organization",
                                        member.organization().value())
                                .put("role", member.role().wireName()),
                        () -> node.putNull("active_organization").putNull("role"));
        node.put("allow_newsletters", false);
        node.put("date_joined", person.joinedAt().toString());
        node.set("custom_hotkeys", person.hotkeys());
        return node;
    }

    static ObjectNode session(Person person, String csrfToken, Optional<Person> actedBy) {
        ObjectNode node = Json.object();
        node.set("user", user(person));
        node.put("csrf_token", csrfToken);
        actedBy.ifPresentOrElse(owner -> node.set("acting_for", user(owner)), () -> node.putNull("acting_for"));
        return node;
    }

    static ObjectNode membership(Person person) {
        Person.Member member = person.member().orElseThrow();
        ObjectNode node = Json.object();
        node.set("user", user(person));
        node.put("organization", member.organization().value());
        node.put("role", member.role().wireName());
        node.put("created_at", person.joinedAt().toString());
        return node;
    }

    static ObjectNode organization(Organization organization) {
        ObjectNode node = Json.object();
        node.put("id", organization.id().value());
        node.put("title", organization.title());
        node.put("open_projects", organization.openProjects());
        node.put("created_at", organization.createdAt().toString());
        return node;
    }

    static ObjectNode tokenSettings(Organization.TokenSettings settings) {
        return Json.object()
                .put("api_tokens_enabled", settings.personalEnabled())
                .put("api_token_ttl_days", settings.personalDays())
                .put("legacy_api_tokens_enabled", settings.legacyEnabled());
    }

    static ObjectNode invite(Invite invite) {
        ObjectNode node = Json.object();
        node.put("id", invite.id());
        node.put("role", invite.role().wireName());
        node.put("email", invite.email().orElse(null));
        node.put("created_at", invite.createdAt().toString());
        node.put("expires_at", invite.expiresAt().toString());
        node.putNull("accepted_at");
        return node;
    }

    static ObjectNode audit(Audit.Entry entry) {
        ObjectNode node = Json.object();
        node.put("id", entry.id());
        node.put("at", entry.at().toString());
        node.put("action", entry.action());
        putId(node, "person", entry.person());
        putId(node, "acting_for", entry.actedBy());
        node.put("object", entry.object());
        node.set("detail", entry.detail());
        return node;
    }

    /// The text of a field; empty when it is absent or null, refused when it is no text.
    static Optional<String> text(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new Refused(RequestProblem.Invalid.field(field, "A text is wanted."));
        }
        return Optional.of(value.asString());
    }

    static String requireText(ObjectNode body, String field) {
        return text(body, field)
                .orElseThrow(() -> new Refused(RequestProblem.Invalid.field(field, "This field is required.")));
    }

    static Optional<Boolean> flag(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw new Refused(RequestProblem.Invalid.field(field, "true or false is wanted."));
        }
        return Optional.of(value.asBoolean());
    }

    static Optional<Role> role(ObjectNode body) {
        return text(body, "role")
                .map(name -> Role.of(name)
                        .orElseThrow(() -> new Refused(RequestProblem.Invalid.field(
                                "role",
                                "A role is owner, administrator, manager, reviewer or annotator; got " + name))));
    }

    /// The profile that the body asks for; what it leaves out stays as `now`.
    static Person.Profile profile(ObjectNode body, Person.Profile now) {
        return new Person.Profile(
                now.email(),
                text(body, "username").orElse(now.username()),
                text(body, "first_name").orElse(now.firstName()),
                text(body, "last_name").orElse(now.lastName()),
                text(body, "phone").orElse(now.phone()));
    }

    private static void putId(ObjectNode node, String field, Optional<PersonId> id) {
        id.ifPresentOrElse(person -> node.put(field, person.value()), () -> node.putNull(field));
    }
}
