package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The server's HTTP API as one person sees it. Every refusal becomes a [Failure] with the server's own words.
final class Api implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final int DETAILS_SHOWN = 50;

    private final ServerAddress address;
    private final HttpClient client;
    private @Nullable String authorization;

    Api(ServerAddress address) {
        this.address = address;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    JsonNode post(String path, JsonNode body) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))));
    }

    JsonNode post(String path, String contentType, BodyPublisher body) {
        return json(send(request(path).header("Content-Type", contentType).POST(body)));
    }

    void delete(String path) {
        json(send(request(path).DELETE()));
    }

    /// A file; the caller closes its stream.
    HttpResponse<InputStream> download(String path) {
        return send(request(path).GET());
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.url() + path))
                .header("Authorization", authorization())
                .header("Accept", "application/json");
    }

    /// A personal token is exchanged once for a short-lived one; a legacy token is sent as it is.
    private String authorization() {
        String ready = authorization;
        if (ready == null) {
            ready = isPersonal(address.token()) ? "Bearer " + accessToken() : "Token " + address.token();
            authorization = ready;
        }
        return ready;
    }

    private static boolean isPersonal(String token) {
        return token.chars().filter(c -> c == '.').count() == 2;
    }

    private String accessToken() {
        byte[] body = Json.bytes(Json.object().put("refresh", address.token()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + "/api/token/refresh"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        return json(send(request)).path("access").asString("");
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw Failure.notReached(address.url(), "connection refused");
        } catch (IOException e) {
            String message = e.getMessage();
            throw Failure.notReached(
                    address.url(), message == null ? e.getClass().getSimpleName() : message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.notReached(address.url(), "interrupted");
        }
        if (response.statusCode() >= 300) {
            throw failureOf(response);
        }
        return response;
    }

    private JsonNode json(HttpResponse<InputStream> response) {
        byte[] body = bytes(response);
        if (body.length == 0) {
            return Json.object();
        }
        try {
            return Json.parse(body);
        } catch (JacksonException _) {
            throw Failure.refused(
                    "%s answered %s with something that is no JSON; is it an Assay server?"
                            .formatted(address.url(), response.uri().getPath()),
                    List.of());
        }
    }

    private Failure failureOf(HttpResponse<InputStream> response) {
        JsonNode problem;
        try {
            problem = Json.parse(bytes(response));
        } catch (JacksonException _) {
            problem = Json.object();
        }
        String detail = problem.path("detail").asString("");
        String sentence = detail.isEmpty()
                ? "%s answered %d to %s"
                        .formatted(
                                address.url(),
                                response.statusCode(),
                                response.uri().getPath())
                : detail;
        return Failure.refused(sentence, problemLines(problem.path("problems")));
    }

    /// One line per problem, at most 50 and then how many more there are.
    static List<String> problemLines(JsonNode problems) {
        List<String> lines = new ArrayList<>();
        for (JsonNode problem : problems) {
            if (lines.size() == DETAILS_SHOWN) {
                lines.add("and %d more".formatted(problems.size() - DETAILS_SHOWN));
                break;
            }
            lines.add(placeOf(problem) + problem.path("message").asString(""));
        }
        return lines;
    }

    private static String placeOf(JsonNode problem) {
        if (problem.path("line").isNumber()) {
            return "line %d: ".formatted(problem.path("line").asLong());
        }
        String pointer = problem.path("pointer").asString("");
        return pointer.isEmpty() ? "" : pointer + ": ";
    }

    private byte[] bytes(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Failure.notReached(address.url(), "the answer broke off");
        }
    }
}
