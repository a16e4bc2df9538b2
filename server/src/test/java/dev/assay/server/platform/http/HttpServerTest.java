package dev.assay.server.platform.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class HttpServerTest {
    private static final int MAX_BODY = 1_000;
    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpServer SERVER = new HttpServer(
            new HttpOptions("127.0.0.1", 0, false, Set.of("127.0.0.1"), "9.9"),
            List.of(
                    new Route(Method.POST, "/api/echo", e -> e.json(e.readJson(MAX_BODY))),
                    new Route(Method.POST, "/api/object", e -> e.json(e.readObject(MAX_BODY))),
                    new Route(Method.GET, "/api/fail", _ -> {
                        throw new IllegalStateException("secret detail");
                    }),
                    new Route(
                            Method.GET,
                            "/api/break",
                            e -> e.stream("text/plain", out -> {
                                out.write(TEN);
                                out.flush();
                                throw new IllegalStateException("after the first bytes");
                            })),
                    new Route(Method.GET, "/api/long", e -> e.json(Json.object().put("text", "x".repeat(5_000)))),
                    new Route(
                            Method.GET,
                            "/api/number/{id}",
                            e -> e.json(Json.object().put("id", e.longParam("id")))),
                    new Route(
                            Method.GET,
                            "/api/query",
                            e -> e.json(Json.object().put("n", e.queryLong("n").orElse(-1)))),
                    new Route(Method.PATCH, "/api/version", e -> {
                        e.requireMatch("7");
                        e.etag("8").noContent();
                    }),
                    new Route(
                            Method.GET,
                            "/api/range",
                            e -> new RangedBody("image/png", 10, "tag", HttpServerTest::tenFrom).answer(e)),
                    new Route(
                            Method.GET,
                            "/api/events",
                            e -> e.events(stream -> {
                                stream.event("job", "{\"n\":1}");
                                stream.keepAlive();
                                stream.event("job", "{\"n\":2}");
                            })),
                    new Route(Method.POST, "/api/parts", HttpServerTest::parts)),
            new WebApp(),
            new SimpleMeterRegistry());

    @BeforeAll
    static void start() {
        assertTrue(SERVER.start());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        CLIENT.close();
    }

    @Test
    void numbersKeepTheirDigits() {
        String body = "{\"a\":1.10,\"b\":123456789012345678901234567890,\"c\":1E+400}";
        assertEquals(body, text(post("/api/echo", body)));
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        for (String body : List.of("{", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "[1,]", "{} {}")) {
            JsonNode problem = problem(post("/api/echo", body), 400, "malformed-json");
            assertTrue(problem.path("detail").asString().contains("line 1"), problem.toString());
        }
    }

    @Test
    void endlessNestingIsRefused() {
        JsonNode problem = problem(post("/api/echo", "[".repeat(300)), 400, "malformed-json");
        assertTrue(problem.path("detail").asString().contains("200"), problem.toString());
    }

    @Test
    void anEmptyBodyReadsAsAnEmptyObjectAndAListIsNone() {
        assertEquals("{}", text(post("/api/object", "")));
        problem(post("/api/object", "[1]"), 400, "invalid-request");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItsLengthIsToldOrNot() {
        String body = "\"" + "x".repeat(2_000) + "\"";
        problem(post("/api/echo", body), 413, "body-too-large");
        var untold =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        problem(
                send(request("/api/echo")
                        .header("Content-Type", "application/json")
                        .POST(untold)),
                413,
                "body-too-large");
    }

    @Test
    void aFormIsNoJson() {
        problem(
                send(request("/api/echo")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a=1"))),
                415,
                "unsupported-content-type");
    }

    @Test
    void aFailureIsTold500WithTheRequestIdAndNothingOfItsCause() {
        HttpResponse<byte[]> answer = get("/api/fail");
        JsonNode problem = problem(answer, 500, "unexpected");
        assertEquals(
                answer.headers().firstValue("X-Request-Id").orElseThrow(),
                problem.path("id").asString());
        assertFalse(text(answer).contains("secret"));
        assertEquals("9.9", problem.path("version").asString());
        assertEquals("/docs/problems/unexpected", problem.path("type").asString());
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() {
        assertThrows(IOException.class, () -> CLIENT.send(request("/api/break").build(), BodyHandlers.ofByteArray()));
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        problem(get("/api/nothing"), 404, "no-such-path");
        problem(get("/nothing.js"), 404, "no-such-path");
        HttpResponse<byte[]> other = send(request("/api/echo").DELETE());
        problem(other, 405, "method-not-allowed");
        assertEquals("POST", other.headers().firstValue("Allow").orElseThrow());
        problem(post("/some/page", "{}"), 404, "no-such-path");
    }

    @Test
    void idsAndNumbersThatAreNoneAreRefused() {
        assertEquals("{\"id\":7}", text(get("/api/number/7/")));
        for (String id : List.of("x", "0", "-1", "99999999999999999999")) {
            problem(get("/api/number/" + id), 404, "not-found");
        }
        problem(get("/api/query?n=many"), 400, "invalid-request");
    }

    @Test
    void longTextIsCompressedForWhoTakesIt() throws IOException {
        HttpResponse<byte[]> answer =
                send(request("/api/long").header("Accept-Encoding", "gzip").GET());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(answer.body().length < 500);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertArrayEquals(get("/api/long").body(), in.readAllBytes());
        }
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        assertEquals(204, patch("\"7\"").statusCode());
        assertEquals("\"8\"", patch("W/\"7\"").headers().firstValue("ETag").orElseThrow());
        problem(patch("\"6\""), 412, "precondition-failed");
    }

    @Test
    void aRangeIsAnsweredByItsBytes() {
        assertRange("bytes=2-4", "234", "bytes 2-4/10");
        assertRange("bytes=7-", "789", "bytes 7-9/10");
        assertRange("bytes=-2", "89", "bytes 8-9/10");
        assertRange("bytes=8-100", "89", "bytes 8-9/10");
        assertEquals(
                416,
                send(request("/api/range").header("Range", "bytes=10-").GET()).statusCode());
        HttpResponse<byte[]> whole = get("/api/range");
        assertArrayEquals(TEN, whole.body());
        assertEquals("bytes", whole.headers().firstValue("Accept-Ranges").orElseThrow());
        assertEquals(
                304,
                send(request("/api/range").header("If-None-Match", "\"tag\"").GET())
                        .statusCode());
        HttpResponse<byte[]> changed = send(request("/api/range")
                .header("Range", "bytes=2-4")
                .header("If-Range", "\"old\"")
                .GET());
        assertEquals(200, changed.statusCode());
    }

    @Test
    void eventsAreSentInTheirForm() {
        HttpResponse<byte[]> answer = get("/api/events");
        assertEquals(
                "text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("event: job\ndata: {\"n\":1}\n\n: \n\nevent: job\ndata: {\"n\":2}\n\n", text(answer));
    }

    @Test
    void partsAreReadInOrderWithTheirNames() {
        String title = "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nh\u00e9llo\r\n";
        String file = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a.txt\"\r\n\r\n";
        String body = title + file + "line\r\n--not the end" + "\r\n--B--\r\n";
        JsonNode answer = Json.read(text(parts("multipart/form-data; boundary=B", body)));
        assertEquals("h\u00e9llo", answer.path("title").asString());
        assertEquals("../a.txt:19", answer.path("file").asString());
    }

    @Test
    void brokenAndOverlongPartsAreRefused() {
        problem(
                parts(
                        "multipart/form-data; boundary=B",
                        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"),
                400,
                "invalid-request");
        problem(parts("application/json", "{}"), 415, "unsupported-content-type");
        String many = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(5) + "--B--\r\n";
        problem(parts("multipart/form-data; boundary=B", many), 400, "invalid-request");
        String large = "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" + "x".repeat(5_000)
                + "\r\n--B--\r\n";
        problem(parts("multipart/form-data; boundary=B", large), 413, "body-too-large");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/api/number/1", "/api/nothing", "/api/fail")) {
            var headers = get(path).headers();
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(
                    headers.firstValue("Content-Security-Policy").orElseThrow().contains("script-src 'self'"));
            assertEquals("no-store", headers.firstValue("Cache-Control").orElseThrow());
        }
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        HttpResponse<byte[]> answer = send(request("/api/number/1").HEAD());
        assertEquals(200, answer.statusCode());
        assertEquals(0, answer.body().length);
        assertEquals("8", answer.headers().firstValue("Content-Length").orElseThrow());
    }

    private static java.io.InputStream tenFrom(long first) {
        return new ByteArrayInputStream(TEN, (int) first, TEN.length);
    }

    private static void parts(Exchange exchange) throws IOException {
        ObjectNode seen = Json.object();
        Multipart.read(
                exchange,
                new Multipart.Limits(4_000, 4, 100),
                part -> seen.put(
                        part.name(),
                        part.fileName().isPresent()
                                ? part.fileName().get() + ":" + part.content().readAllBytes().length
                                : part.text()));
        exchange.json(seen);
    }

    private static void assertRange(String range, String body, String contentRange) {
        HttpResponse<byte[]> answer =
                send(request("/api/range").header("Range", range).GET());
        assertEquals(206, answer.statusCode());
        assertEquals(body, text(answer));
        assertEquals(contentRange, answer.headers().firstValue("Content-Range").orElseThrow());
    }

    private static JsonNode problem(HttpResponse<byte[]> answer, int status, String code) {
        assertEquals(status, answer.statusCode(), text(answer));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonNode problem = Json.read(text(answer));
        assertEquals(code, problem.path("code").asString(), problem.toString());
        assertEquals(status, problem.path("status_code").asInt());
        return problem;
    }

    private static HttpResponse<byte[]> patch(String ifMatch) {
        return send(request("/api/version").header("If-Match", ifMatch).method("PATCH", BodyPublishers.noBody()));
    }

    private static HttpResponse<byte[]> parts(String contentType, String body) {
        return send(request("/api/parts").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<byte[]> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
