package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.FakeClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class PeopleTest {
    private static final FakeClock CLOCK = FakeClock.fixedStart();
    private static final RunningServer SERVER = RunningServer.start(CLOCK);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aUserHasTheFieldsThatLabelStudiosClientsRead() {
        JsonNode user = SERVER.owner().get("/api/current-user/whoami").expect(200);
        Stream.of(
                        "id",
                        "first_name",
                        "last_name",
                        "username",
                        "email",
                        "last_activity",
                        "avatar",
                        "initials",
                        "phone",
                        "active_organization",
                        "allow_newsletters",
                        "date_joined",
                        "custom_hotkeys",
                        "role")
                .forEach(field -> assertTrue(user.has(field), field));
    }

    @Test
    void nobodyGrantsARoleAboveTheirOwn() {
        ApiClient administrator = SERVER.member(Role.ADMINISTRATOR);
        ObjectNode owner = Json.object().put("email", "above@example.org").put("role", "owner");
        administrator.post("/api/users", owner).expectProblem(403, "role-above-own");
        administrator.post("/api/invites", Json.object().put("role", "owner")).expectProblem(403, "role-above-own");
        long self = id(administrator);
        administrator
                .patch("/api/users/" + self, Json.object().put("role", "owner"))
                .expectProblem(403, "role-above-own");
        administrator
                .patch("/api/users/1", Json.object().put("password", "another password"))
                .expectProblem(403, "role-above-own");
        administrator.delete("/api/users/1").expectProblem(403, "role-above-own");
    }

    @Test
    void removalEndsSessionsAndTokens() {
        ObjectNode person = Json.object()
                .put("email", "leaver@example.org")
                .put("password", "leaving soon")
                .put("token", true);
        JsonNode made = SERVER.owner().post("/api/users", person).expect(201);
        ApiClient byToken = SERVER.withToken(made.path("token").asString());
        String refresh = byToken.post("/api/token").expect(201).path("token").asString();
        String cookie = SERVER.anonymous()
                .post("/api/session", person)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        ApiClient bySession = SERVER.anonymous().header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        bySession.get("/api/current-user/whoami").expect(200);

        SERVER.owner().delete("/api/users/" + made.path("id").asLong()).expect(204);
        byToken.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
        bySession.get("/api/current-user/whoami").expectProblem(401, "sign-in-required");
        SERVER.anonymous()
                .post("/api/token/refresh", Json.object().put("refresh", refresh))
                .expectProblem(401, "invalid-credentials");
        SERVER.anonymous().post("/api/session", person).expectProblem(401, "sign-in-refused");
        SERVER.owner().get("/api/users/" + made.path("id").asLong()).expectProblem(404, "not-found");
    }

    @Test
    void theLastOwnerStaysEvenWhenTwoLeaveAtOnce() throws Exception {
        try (RunningServer own = RunningServer.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            own.owner().delete("/api/users/1").expectProblem(409, "last-owner");
            own.owner()
                    .patch("/api/organizations/1/memberships/1", Json.object().put("role", "manager"))
                    .expectProblem(409, "last-owner");
            ApiClient second = own.member(Role.OWNER);
            Callable<Integer> first = () -> own.owner().delete("/api/users/1").status();
            Callable<Integer> other = () -> second.delete("/api/users/" + 2).status();
            var answers = threads.invokeAll(java.util.List.of(first, other));
            int gone = 0;
            for (var answer : answers) {
                gone += answer.get() == 204 ? 1 : 0;
            }
            int owners = own.database()
                    .with(h -> h.createQuery("select count(*) from membership where role = 'owner'")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(1, gone);
            assertEquals(1, owners);
        }
    }

    @Test
    void anInviteGivesItsRoleOnce() {
        JsonNode made = SERVER.owner()
                .post("/api/invites", Json.object().put("role", "reviewer"))
                .expect(201);
        String token = made.path("token").asString();
        JsonNode offer = SERVER.anonymous().get("/api/invites/accept/" + token).expect(200);
        assertEquals("reviewer", offer.path("role").asString());
        ObjectNode person = Json.object()
                .put("token", token)
                .put("email", "Invited@Example.org")
                .put("password", "long enough")
                .put("first_name", "Ada")
                .put("last_name", "Lovelace");
        JsonNode session =
                SERVER.anonymous().post("/api/invites/accept", person).expect(201);
        assertEquals("reviewer", session.at("/user/role").asString());
        assertEquals("invited@example.org", session.at("/user/email").asString());
        assertEquals("AL", session.at("/user/initials").asString());
        SERVER.anonymous()
                .post("/api/invites/accept", person.put("email", "second@example.org"))
                .expectProblem(404, "invite-not-valid");
    }

    @Test
    void anInviteExpiresAndCanBeWithdrawn() {
        String old =
                SERVER.owner().post("/api/invites").expect(201).path("token").asString();
        CLOCK.advance(Duration.ofDays(8));
        SERVER.anonymous().get("/api/invites/accept/" + old).expectProblem(404, "invite-not-valid");
        JsonNode other = SERVER.owner().post("/api/invites").expect(201);
        assertEquals(1, SERVER.owner().get("/api/invites").expect(200).size());
        SERVER.owner().delete("/api/invites/" + other.path("id").asLong()).expect(204);
        SERVER.anonymous()
                .get("/api/invites/accept/" + other.path("token").asString())
                .expectProblem(404, "invite-not-valid");
    }

    @Test
    void anInviteForOneAddressIsForThatOne() {
        String token = SERVER.owner()
                .post("/api/invites", Json.object().put("email", "only@example.org"))
                .expect(201)
                .path("token")
                .asString();
        ObjectNode person = Json.object()
                .put("token", token)
                .put("email", "thief@example.org")
                .put("password", "long enough");
        SERVER.anonymous().post("/api/invites/accept", person).expectProblem(400, "invalid-request");
        SERVER.anonymous()
                .post("/api/invites/accept", person.put("email", "only@example.org"))
                .expect(201);
    }

    @Test
    void anInviteDoesNotOpenTheAccountOfSomebodyElse() {
        String token =
                SERVER.owner().post("/api/invites").expect(201).path("token").asString();
        ObjectNode person = Json.object()
                .put("token", token)
                .put("email", RunningServer.OWNER_EMAIL)
                .put("password", "long enough");
        SERVER.anonymous().post("/api/invites/accept", person).expectProblem(409, "email-taken");
    }

    @Test
    void everythingWrongWithAnAccountIsToldAtOnce() {
        ObjectNode body = Json.object().put("email", "no address").put("first_name", "x".repeat(300));
        JsonNode problem = SERVER.owner().post("/api/users", body).expectProblem(400, "invalid-request");
        assertEquals(2, problem.path("problems").size());
        assertTrue(problem.path("validation_errors").has("email"));
        assertTrue(problem.path("validation_errors").has("first_name"));
        assertEquals(400, problem.path("status_code").asInt());
        assertFalse(problem.path("id").asString().isEmpty());
    }

    @Test
    void anAddressIsOnePersonsAndStays() {
        ObjectNode twin = Json.object().put("email", RunningServer.OWNER_EMAIL.toUpperCase(java.util.Locale.ROOT));
        SERVER.owner().post("/api/users", twin).expectProblem(409, "email-taken");
        SERVER.owner()
                .patch("/api/current-user", Json.object().put("email", "new@example.org"))
                .expectProblem(405, "email-fixed");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEightCharacters() {
        ObjectNode person = Json.object().put("email", "changer@example.org").put("password", "first password");
        SERVER.owner().post("/api/users", person.deepCopy().put("token", true)).expect(201);
        ApiClient.Answer session = SERVER.anonymous().post("/api/session", person);
        String cookie = session.header("Set-Cookie").orElseThrow();
        ApiClient changer = SERVER.anonymous()
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .header("X-CSRFToken", session.expect(200).path("csrf_token").asString());
        changer.patch("/api/current-user", passwords("wrong one", "second password"))
                .expectProblem(400, "invalid-request");
        changer.patch("/api/current-user", passwords("first password", "short")).expectProblem(400, "invalid-request");
        changer.patch("/api/current-user", passwords("first password", "second password"))
                .expect(200);
        changer.get("/api/current-user/whoami").expect(200);
        SERVER.anonymous().post("/api/session", person).expectProblem(401, "sign-in-refused");
        SERVER.anonymous()
                .post("/api/session", person.put("password", "second password"))
                .expect(200);
    }

    @Test
    void hotkeysAreKeptAsTheBrowserSentThem() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        ObjectNode keys = Json.object();
        keys.putObject("custom_hotkeys").put("submit", "ctrl+enter");
        person.patch("/api/current-user/hotkeys", keys).expect(200);
        assertEquals(keys, person.get("/api/current-user/hotkeys").expect(200));
    }

    @Test
    void membershipsArePagedAndAPagePastTheEndIsAbsent() {
        JsonNode page = SERVER.owner()
                .get("/api/organizations/1/memberships?page=1&page_size=1")
                .expect(200);
        assertEquals(1, page.path("results").size());
        assertEquals(
                "/api/organizations/1/memberships?page=2&page_size=1",
                page.path("next").asString());
        assertTrue(page.path("previous").isNull());
        SERVER.owner().get("/api/organizations/1/memberships?page=999999").expectProblem(404, "not-found");
        SERVER.owner().get("/api/organizations/2").expectProblem(404, "not-found");
    }

    private static ObjectNode passwords(String current, String wanted) {
        return Json.object().put("current_password", current).put("password", wanted);
    }

    private static long id(ApiClient person) {
        return person.get("/api/current-user/whoami").expect(200).path("id").asLong();
    }
}
