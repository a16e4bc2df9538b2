package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class TokensTest {
    private static final FakeClock CLOCK = FakeClock.fixedStart();
    private static final RunningServer SERVER = RunningServer.start(CLOCK);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aLegacyTokenIsReadBackByItsOwnerAndWorksInBothHeaders() {
        ApiClient person = SERVER.member(Role.MANAGER);
        String token =
                person.get("/api/current-user/token").expect(200).path("token").asString();
        assertTrue(token.matches("[0-9a-f]{40}"), token);
        SERVER.withToken(token).get("/api/current-user/whoami").expect(200);
        SERVER.anonymous()
                .header("X-API-Key", token)
                .get("/api/current-user/whoami/")
                .expect(200);
    }

    @Test
    void resettingTheLegacyTokenEndsTheOldOne() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        String token = person.post("/api/current-user/reset-token/")
                .expect(201)
                .path("token")
                .asString();
        person.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
        SERVER.withToken(token).get("/api/current-user/whoami").expect(200);
    }

    @Test
    void neitherTokenStandsReadableInTheDatabase() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        String legacy =
                person.get("/api/current-user/token").expect(200).path("token").asString();
        String personal = person.post("/api/token").expect(201).path("token").asString();
        String signature = personal.substring(personal.lastIndexOf('.') + 1);
        String rows = SERVER.database()
                .with(h -> h.createQuery("""
                        select (select string_agg(t::text, ' ') from legacy_token t)
                               || (select string_agg(t::text, ' ') from personal_token t)
                        """).mapTo(String.class).one());
        assertFalse(rows.contains(legacy));
        assertFalse(rows.contains(HexFormat.of().formatHex(legacy.getBytes(StandardCharsets.UTF_8))));
        assertFalse(rows.contains(signature));
    }

    @Test
    void aPersonalTokenIsExchangedForAnAccessTokenThatLivesFiveMinutes() {
        ApiClient person = SERVER.member(Role.REVIEWER);
        String refresh = person.post("/api/token").expect(201).path("token").asString();
        JsonNode claims = claimsOf(refresh);
        assertEquals("refresh", claims.path("token_type").asString());
        assertTrue(claims.has("exp") && claims.has("jti") && claims.has("user_id"), claims.toString());

        ApiClient access = bearer(accessFor(refresh).expect(200).path("access").asString());
        assertEquals(
                "reviewer",
                access.get("/api/current-user/whoami").expect(200).path("role").asString());
        CLOCK.advance(Duration.ofMinutes(6));
        access.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
        accessFor(refresh).expect(200);
    }

    @Test
    void aRefreshTokenIsNoAccessTokenAndAForgedOneIsNone() {
        String refresh = SERVER.member(Role.ANNOTATOR)
                .post("/api/token")
                .expect(201)
                .path("token")
                .asString();
        bearer(refresh).get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
        String[] parts = refresh.split("\\.", -1);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claimsOf(refresh)
                        .toString()
                        .replace("refresh", "access")
                        .getBytes(StandardCharsets.UTF_8));
        bearer(parts[0] + "." + other + "." + parts[2])
                .get("/api/current-user/whoami")
                .expectProblem(401, "invalid-credentials");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        bearer(none + "." + other + ".").get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
    }

    @Test
    void thereIsOnePersonalTokenAndTheListShowsItWithoutSignature() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        String refresh = person.post("/api/token/").expect(201).path("token").asString();
        person.post("/api/token/").expectProblem(409, "token-exists");
        JsonNode list = person.get("/api/token/").expect(200);
        assertEquals(1, list.size());
        assertEquals(
                refresh.substring(0, refresh.lastIndexOf('.')),
                list.at("/0/token").asString());
    }

    @Test
    void aRevokedTokenEndsItsAccessTokensToo() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        String refresh = person.post("/api/token").expect(201).path("token").asString();
        ApiClient access = bearer(accessFor(refresh).expect(200).path("access").asString());
        person.post("/api/token/blacklist", refresh(refresh)).expect(204);
        person.post("/api/token/blacklist", refresh(refresh)).expectProblem(404, "not-found");
        accessFor(refresh).expectProblem(401, "invalid-credentials");
        access.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
    }

    @Test
    void rotatingReplacesTheToken() {
        ApiClient person = SERVER.member(Role.ANNOTATOR);
        String refresh = person.post("/api/token").expect(201).path("token").asString();
        String next = person.post("/api/token/rotate", refresh(refresh))
                .expect(200)
                .path("refresh")
                .asString();
        assertNotEquals(refresh, next);
        accessFor(refresh).expectProblem(401, "invalid-credentials");
        accessFor(next).expect(200);
        person.post("/api/token/rotate", refresh("rubbish")).expectProblem(400, "invalid-request");
        accessFor("rubbish").expectProblem(401, "invalid-credentials");
    }

    @Test
    void switchedOffKindsOfTokensDoNotWork() {
        try (RunningServer own = RunningServer.start()) {
            ApiClient person = own.member(Role.ADMINISTRATOR);
            String refresh = person.post("/api/token").expect(201).path("token").asString();
            String access = own.anonymous()
                    .post("/api/token/refresh", refresh(refresh))
                    .expect(200)
                    .path("access")
                    .asString();
            ApiClient bearer = own.anonymous().header("Authorization", "Bearer " + access);
            person.post("/api/jwt/settings", Json.object().put("legacy_api_tokens_enabled", false))
                    .expect(200);
            person.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
            bearer.get("/api/current-user/token").expectProblem(403, "tokens-disabled");
            bearer.post("/api/jwt/settings", Json.object().put("api_tokens_enabled", false))
                    .expect(200);
            bearer.get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
        }
    }

    @Test
    void aHeaderThatCannotBeReadIsRefused() {
        SERVER.anonymous()
                .header("Authorization", "Basic abc")
                .get("/api/current-user/whoami")
                .expectProblem(401, "invalid-credentials");
        SERVER.withToken("f".repeat(40)).get("/api/current-user/whoami").expectProblem(401, "invalid-credentials");
    }

    private static ApiClient bearer(String token) {
        return SERVER.anonymous().header("Authorization", "Bearer " + token);
    }

    private static ApiClient.Answer accessFor(String refresh) {
        return SERVER.anonymous().post("/api/token/refresh", refresh(refresh));
    }

    private static ObjectNode refresh(String token) {
        return Json.object().put("refresh", token);
    }

    private static JsonNode claimsOf(String token) {
        String part = token.split("\\.", -1)[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
