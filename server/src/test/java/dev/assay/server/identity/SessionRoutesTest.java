package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SessionRoutesTest {
    private static final FakeClock CLOCK = FakeClock.fixedStart();
    private static final RunningServer SERVER = RunningServer.start(CLOCK);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void signInGivesACookieThatScriptsCannotReadAndACsrfToken() {
        ApiClient.Answer answer = signIn(RunningServer.OWNER_EMAIL, RunningServer.OWNER_PASSWORD);
        JsonNode body = answer.expect(200);
        assertEquals("owner", body.at("/user/role").asString());
        assertTrue(body.path("acting_for").isNull());
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        String session = cookies.stream()
                .filter(c -> c.startsWith("sessionid="))
                .findFirst()
                .orElseThrow();
        assertTrue(session.contains("HttpOnly") && session.contains("SameSite=Lax"), session);
        assertTrue(cookies.stream()
                .anyMatch(
                        c -> c.startsWith("csrftoken=" + body.path("csrf_token").asString())));
    }

    @Test
    void unknownAddressAndWrongPasswordAreAnsweredAlike() {
        JsonNode unknown = signIn("nobody@example.org", "wrong password").expectProblem(401, "sign-in-refused");
        JsonNode wrong = signIn(RunningServer.OWNER_EMAIL, "wrong password").expectProblem(401, "sign-in-refused");
        assertEquals(unknown.path("detail"), wrong.path("detail"));
    }

    @Test
    void aChangeBySessionNeedsTheCsrfHeader() {
        Browser browser = Browser.signedIn();
        ObjectNode change = Json.object().put("phone", "1");
        browser.client().patch("/api/current-user", change).expectProblem(403, "csrf-failed");
        browser.client()
                .header("X-CSRFToken", "guess")
                .patch("/api/current-user", change)
                .expectProblem(403, "csrf-failed");
        browser.changing().patch("/api/current-user", change).expect(200);
    }

    @Test
    void signOutEndsTheSession() {
        Browser browser = Browser.signedIn();
        browser.client().get("/api/session").expect(200);
        browser.changing().delete("/api/session").expect(204);
        browser.client().get("/api/session").expectProblem(401, "sign-in-required");
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        Browser browser = Browser.signedIn();
        browser.client()
                .post("/api/session", credentials(RunningServer.OWNER_EMAIL, RunningServer.OWNER_PASSWORD))
                .expect(200);
        browser.client().get("/api/current-user/whoami").expectProblem(401, "sign-in-required");
    }

    @Test
    void aSessionEndsAfterSevenDaysWithoutUse() {
        Browser browser = Browser.signedIn();
        CLOCK.advance(Duration.ofDays(6));
        browser.client().get("/api/session").expect(200);
        CLOCK.advance(Duration.ofDays(6));
        browser.client().get("/api/session").expect(200);
        CLOCK.advance(Duration.ofDays(8));
        browser.client().get("/api/session").expectProblem(401, "sign-in-required");
    }

    @Test
    void tenFailuresStopAnAccountForAQuarterOfAnHour() {
        String email = "guessed@example.org";
        String password = "right password";
        SERVER.owner()
                .post("/api/users", Json.object().put("email", email).put("password", password))
                .expect(201);
        for (int i = 0; i < 10; i++) {
            signIn(email, "guess " + i).expectProblem(401, "sign-in-refused");
        }
        ApiClient.Answer stopped = signIn(email, password);
        stopped.expectProblem(429, "too-many-requests");
        assertEquals("900", stopped.header("Retry-After").orElseThrow());
        CLOCK.advance(Duration.ofMinutes(16));
        signIn(email, password).expect(200);
    }

    @Test
    void theOwnerWorksAsAMemberWithTheirRightsAndComesBack() {
        long annotator = SERVER.member(Role.ANNOTATOR)
                .get("/api/current-user/whoami")
                .expect(200)
                .path("id")
                .asLong();
        Browser owner = Browser.signedIn();
        ApiClient.Answer answer = owner.changing().post("/api/users/" + annotator + "/work-as");
        JsonNode session = answer.expect(200);
        assertEquals(annotator, session.at("/user/id").asLong());
        assertEquals(RunningServer.OWNER_EMAIL, session.at("/acting_for/email").asString());
        owner.client().get("/api/session").expectProblem(401, "sign-in-required");

        Browser acting = Browser.of(answer);
        acting.client().get("/api/users").expectProblem(403, "not-allowed");
        acting.client().get("/api/current-user/token").expectProblem(403, "working-as");
        acting.changing().post("/api/token").expectProblem(403, "working-as");
        ApiClient.Answer back = acting.changing().delete("/api/session/work-as");
        assertEquals("owner", back.expect(200).at("/user/role").asString());
        Browser.of(back).changing().delete("/api/session/work-as").expectProblem(409, "not-working-as");

        JsonNode audit = SERVER.owner().get("/api/audit?limit=2").expect(200);
        assertEquals("work-as-ended", audit.at("/0/action").asString());
        assertEquals("work-as", audit.at("/1/action").asString());
    }

    @Test
    void onlyTheOwnerWorksAsOthers() {
        long annotator = SERVER.member(Role.ANNOTATOR)
                .get("/api/current-user/whoami")
                .expect(200)
                .path("id")
                .asLong();
        SERVER.member(Role.ADMINISTRATOR)
                .post("/api/users/" + annotator + "/work-as")
                .expectProblem(403, "not-allowed");
        SERVER.owner().post("/api/users/" + annotator + "/work-as").expectProblem(403, "session-needed");
    }

    @Test
    void passwordsAreStoredAsArgon2idHashes() {
        String hash = SERVER.database()
                .with(h -> h.createQuery(
                                "select password_hash from person where password_hash is not null order by id limit 1")
                        .mapTo(String.class)
                        .one());
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertFalse(hash.contains(RunningServer.OWNER_PASSWORD));
    }

    @Test
    void anotherSiteCannotSignItsVisitorIn() {
        SERVER.anonymous()
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/session", credentials(RunningServer.OWNER_EMAIL, RunningServer.OWNER_PASSWORD))
                .expectProblem(403, "csrf-failed");
    }

    @Test
    void twoSessionsHaveDifferentSecrets() {
        assertNotEquals(Browser.signedIn().cookie(), Browser.signedIn().cookie());
    }

    private static ApiClient.Answer signIn(String email, String password) {
        return SERVER.anonymous().post("/api/session", credentials(email, password));
    }

    private static ObjectNode credentials(String email, String password) {
        return Json.object().put("email", email).put("password", password);
    }

    /// A browser's cookie and CSRF token.
    private record Browser(String cookie, String csrf) {
        static Browser signedIn() {
            return of(signIn(RunningServer.OWNER_EMAIL, RunningServer.OWNER_PASSWORD));
        }

        static Browser of(ApiClient.Answer answer) {
            String cookie = answer.headers().allValues("Set-Cookie").stream()
                    .filter(c -> c.startsWith("sessionid="))
                    .findFirst()
                    .orElseThrow();
            return new Browser(
                    cookie.substring(0, cookie.indexOf(';')),
                    answer.expect(200).path("csrf_token").asString());
        }

        ApiClient client() {
            return SERVER.anonymous().header("Cookie", cookie);
        }

        ApiClient changing() {
            return client().header("X-CSRFToken", csrf);
        }
    }
}
