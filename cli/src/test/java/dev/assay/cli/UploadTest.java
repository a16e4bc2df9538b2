package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadTest {
    @TempDir
    Path temp;

    @Test
    void filesArriveWholeWithTheirNames() throws Exception {
        Path first = Files.writeString(temp.resolve("a"), "ä\r\n");
        Path second = Files.writeString(temp.resolve("b"), "");
        Upload upload = new Upload(List.of(Upload.Part.of(first, "x/ä\"1.json"), Upload.Part.of(second, "empty.csv")));
        var received = new CompletableFuture<byte[]>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.complete(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        var sent = new AtomicLong();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            client.send(
                    HttpRequest.newBuilder(uri).POST(upload.body(sent::set)).build(),
                    HttpResponse.BodyHandlers.discarding());
        } finally {
            server.stop(0);
        }
        byte[] body = received.get(10, TimeUnit.SECONDS);
        String boundary = upload.contentType().replaceFirst(".*boundary=", "");
        String expected = """
                --B\r
                Content-Disposition: form-data; name="file"; filename="x/ä%221.json"\r
                Content-Type: application/octet-stream\r
                \r
                ä\r
                \r
                --B\r
                Content-Disposition: form-data; name="file"; filename="empty.csv"\r
                Content-Type: application/octet-stream\r
                \r
                \r
                --B--\r
                """;
        assertEquals(expected.replace("--B", "--" + boundary), new String(body, StandardCharsets.UTF_8));
        assertEquals(body.length, sent.get());
        assertEquals(4, upload.sizeBytes());
    }
}
