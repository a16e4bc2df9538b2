package dev.assay.server;

import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One caller of the HTTP API in tests. Immutable; [#header] gives a copy that sends one more header.
public final class ApiClient {
    private final HttpClient http;
    private final int port;
    private final Map<String, String> headers;

    ApiClient(HttpClient http, int port, String authorization) {
        this(http, port, authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization));
    }

    private ApiClient(HttpClient http, int port, Map<String, String> headers) {
        this.http = http;
        this.port = port;
        this.headers = headers;
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public HttpHeaders headers() {
            return response.headers();
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return bytes().length == 0 ? Json.object() : Json.read(text());
        }

        /// The body, when the status is this one.
        public JsonNode expect(int wanted) {
            if (status() != wanted) {
                throw new AssertionError("wanted %d, got %d: %s".formatted(wanted, status(), text()));
            }
            return json();
        }

        /// Checks that this is the problem with this status and code, and gives it.
        public JsonNode expectProblem(int wanted, String code) {
            JsonNode body = expect(wanted);
            if (!body.path("code").asString("").equals(code)) {
                throw new AssertionError("wanted the problem %s, got %s".formatted(code, text()));
            }
            return body;
        }

        public Optional<String> header(String name) {
            return headers().firstValue(name);
        }
    }

    public ApiClient header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(http, port, more);
    }

    /// The same caller, of another server on this machine.
    public ApiClient onPort(int other) {
        return new ApiClient(http, other, headers);
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, Optional.of(body));
    }

    public Answer post(String path) {
        return send("POST", path, Optional.empty());
    }

    public Answer patch(String path, JsonNode body) {
        return send("PATCH", path, Optional.of(body));
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, Optional.of(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    public Answer send(String method, String path, Optional<JsonNode> body) {
        return body.isPresent()
                ? sendBytes(method, path, "application/json", Json.writeBytes(body.get()))
                : sendBytes(method, path, "", new byte[0]);
    }

    public Answer sendBytes(String method, String path, String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            Answer answer = new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
            requireAsInTheContract(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private static void requireAsInTheContract(String method, String path, Answer answer) {
        boolean json = answer.header("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        boolean whole = json && answer.status() != 206;
        // A rehearsal answers 204 to everything.
        List<String> faults = answer.status() == 204
                ? List.of()
                : Contract.openapi()
                        .faults(method, path, answer.status(), whole ? Optional.of(answer.json()) : Optional.empty());
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "%s %s answers %d not as openapi.yaml says: %s".formatted(method, path, answer.status(), faults));
        }
    }
}
