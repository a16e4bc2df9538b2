package dev.assay.server.platform.http;

import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.json.Json;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request and its answer, as features see them. Used by the thread that answers; an answer is given once.
public final class Exchange {
    private static final int GZIP_FROM_BYTES = 1024;
    private final ServerRequest request;
    private final ServerResponse response;
    private final Map<String, String> parameters;
    private final String requestId;
    private final String remoteAddress;
    private @Nullable JsonNode document;

    Exchange(
            ServerRequest request,
            ServerResponse response,
            Map<String, String> parameters,
            String requestId,
            String remoteAddress) {
        this.request = request;
        this.response = response;
        this.parameters = parameters;
        this.requestId = requestId;
        this.remoteAddress = remoteAddress;
    }

    /// Writes an answer's body.
    @FunctionalInterface
    public interface StreamWriter {
        void write(OutputStream out) throws IOException;
    }

    /// GET, POST, …; HEAD as it came.
    public String method() {
        return request.prologue().method().text();
    }

    /// The path as it came, without the query.
    public String path() {
        return request.path().rawPath();
    }

    public String requestId() {
        return requestId;
    }

    /// The client's address; behind a proxy the one that the proxy names.
    public String remoteAddress() {
        return remoteAddress;
    }

    /// Whether the caller is on this machine.
    public boolean isFromThisMachine() {
        try {
            return InetAddress.ofLiteral(remoteAddress).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// A path parameter by the name in the route.
    public String param(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter {" + name + "}");
        }
        return value;
    }

    /// A path parameter that is an id; what is no positive whole number names nothing, so 404.
    public long longParam(String name) {
        String value = param(name);
        try {
            long id = Long.parseLong(value);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException _) {
            // falls through to the refusal
        }
        throw new Refused(new RequestProblem.NotFound("object", value));
    }

    /// The first value of a query parameter.
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /// All values of a query parameter, in order.
    public List<String> queryAll(String name) {
        List<String> values = request.query().all(name, List::of);
        for (String value : values) {
            StorableJson.problem(value).ifPresent(why -> {
                throw new Refused(RequestProblem.Invalid.field(name, "The text " + why));
            });
        }
        return values;
    }

    /// A whole number in the query; anything else is refused.
    public OptionalLong queryLong(String name) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException _) {
            throw new Refused(RequestProblem.Invalid.field(name, "A whole number is wanted; got " + text.get()));
        }
    }

    /// An id in the query, a whole number from 1; anything else is refused.
    public OptionalLong queryId(String name) {
        OptionalLong id = queryLong(name);
        if (id.isPresent() && id.getAsLong() < 1) {
            throw new Refused(
                    RequestProblem.Invalid.field(name, "An id is a whole number from 1; got " + id.getAsLong()));
        }
        return id;
    }

    /// A switch in the query: `true`, `1`, `yes`, or empty text turn it on.
    public boolean queryFlag(String name) {
        return query(name)
                .map(t -> List.of("", "true", "True", "1", "yes").contains(t))
                .orElse(false);
    }

    public Optional<String> header(String name) {
        HeaderName header = HeaderNames.create(name);
        if (!request.headers().contains(header)) {
            return Optional.empty();
        }
        String value = request.headers().get(header).get();
        StorableJson.problem(value).ifPresent(why -> {
            throw new Refused(RequestProblem.Invalid.field(name, "The header " + why));
        });
        return Optional.of(value);
    }

    public Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    /// The body as it comes. The reader keeps to its own limits.
    public InputStream bodyStream() {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }

    /// The announced length of the body in bytes.
    public OptionalLong contentLength() {
        return request.headers().contentLength();
    }

    /// The media type of the body without parameters, in lower case; empty text when none was sent.
    public String contentType() {
        String all = header("Content-Type").orElse("");
        int end = all.indexOf(';');
        return (end < 0 ? all : all.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    /// Reads the body as one JSON document of at most so many bytes; what [StorableJson] says cannot be stored is
    /// refused. An empty body reads as `{}`; reading it again gives the same document.
    public JsonNode readJson(long maxBytes) {
        JsonNode known = document;
        if (known == null) {
            known = parse(maxBytes);
            document = known;
        }
        return known;
    }

    private JsonNode parse(long maxBytes) {
        String type = contentType();
        if (!type.isEmpty() && !type.endsWith("json")) {
            throw new Refused(new RequestProblem.UnsupportedContentType(type, "application/json"));
        }
        if (contentLength().orElse(0) > maxBytes) {
            throw new Refused(new RequestProblem.TooLarge(maxBytes));
        }
        try (InputStream in = new LimitedStream(bodyStream(), maxBytes)) {
            JsonNode node = Json.read(in);
            List<Detail> problems = StorableJson.problems(node);
            if (!problems.isEmpty()) {
                throw new Refused(new RequestProblem.Invalid(problems));
            }
            return node.isMissingNode() ? Json.object() : node;
        } catch (JacksonException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof LimitedStream.TooLong) {
                    throw new Refused(new RequestProblem.TooLarge(maxBytes));
                }
            }
            throw new Refused(new RequestProblem.MalformedJson(Json.sayWhy(e)));
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    /// As [#readJson], for a body that must be an object.
    public ObjectNode readObject(long maxBytes) {
        if (readJson(maxBytes) instanceof ObjectNode object) {
            return object;
        }
        throw new Refused(new RequestProblem.Invalid(List.of(new Detail("", "Invalid data. Expected a JSON object."))));
    }

    /// The entity tag that the caller's change is based on, without quotes.
    public Optional<String> ifMatch() {
        return header("If-Match").map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""));
    }

    /// Refuses a change that is based on another version than the current one; one based on none passes.
    public void requireMatch(String current) {
        Optional<String> named = ifMatch();
        if (named.isPresent() && !named.get().equals("*") && !named.get().equals(current)) {
            throw new Refused(new RequestProblem.PreconditionFailed(current));
        }
    }

    /// Sets a header of the answer to come.
    public Exchange header(String name, String value) {
        response.header(HeaderNames.create(name), value);
        return this;
    }

    /// Adds a `Set-Cookie` header.
    public Exchange addCookie(String line) {
        response.headers().add(io.helidon.http.HeaderValues.create(HeaderNames.SET_COOKIE, line));
        return this;
    }

    /// Sets the entity tag of the answer, a version.
    public Exchange etag(String version) {
        return header("ETag", "\"" + version + "\"");
    }

    public void json(JsonNode body) {
        json(200, body);
    }

    public void json(int status, JsonNode body) {
        bytes(status, "application/json", Json.writeBytes(body));
    }

    public void noContent() {
        response.status(204);
        response.send();
    }

    /// An empty answer of this status, for example 304.
    public void empty(int status) {
        response.status(status);
        response.send();
    }

    public void text(int status, String contentType, String text) {
        bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A whole body from memory; text is compressed for clients that take gzip.
    public void bytes(int status, String contentType, byte[] body) {
        response.status(status);
        header("Content-Type", contentType);
        byte[] sent = body;
        if (isText(contentType)) {
            header("Vary", "Accept-Encoding");
            if (body.length >= GZIP_FROM_BYTES && acceptsGzip()) {
                header("Content-Encoding", "gzip");
                sent = gzip(body);
            }
        }
        send(sent);
    }

    /// Sends these bytes as they are; status and headers are set before.
    void send(byte[] body) {
        if (method().equals("HEAD")) {
            response.contentLength(body.length);
            response.send();
        } else {
            response.send(body);
        }
    }

    /// A body that is written as it is made, in constant memory.
    public void stream(int status, String contentType, StreamWriter writer) throws IOException {
        response.status(status);
        header("Content-Type", contentType);
        if (method().equals("HEAD")) {
            response.send();
            return;
        }
        boolean gzip = isText(contentType) && acceptsGzip();
        if (gzip) {
            header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
        }
        OutputStream out = response.outputStream();
        try (OutputStream body = gzip ? new GZIPOutputStream(out, 8192, true) : out) {
            writer.write(body);
        }
    }

    public void stream(String contentType, StreamWriter writer) throws IOException {
        stream(200, contentType, writer);
    }

    /// A body of known length in bytes, never compressed.
    public void stream(int status, String contentType, long lengthBytes, StreamWriter writer) throws IOException {
        response.status(status);
        header("Content-Type", contentType);
        response.contentLength(lengthBytes);
        if (method().equals("HEAD")) {
            response.send();
            return;
        }
        try (OutputStream out = response.outputStream()) {
            writer.write(out);
        }
    }

    /// Sends events as they happen, until the writer returns or the client goes away.
    public void events(EventStream.Source source) throws IOException {
        response.status(200);
        header("Content-Type", "text/event-stream").header("Cache-Control", "no-cache");
        header("X-Accel-Buffering", "no");
        try (OutputStream out = response.outputStream()) {
            source.send(new EventStream(out));
        }
    }

    boolean isAnswered() {
        return response.isSent() || response.bytesWritten() > 0;
    }

    int status() {
        return response.status().code();
    }

    boolean acceptsGzip() {
        return header("Accept-Encoding").map(all -> all.contains("gzip")).orElse(false);
    }

    static boolean isText(String contentType) {
        return contentType.startsWith("text/")
                || contentType.contains("json")
                || contentType.contains("javascript")
                || contentType.contains("xml");
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new IllegalStateException("memory refused a write", e);
        }
        return out.toByteArray();
    }
}
