package dev.assay.server.transfer;

import dev.assay.server.ApiClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A multipart body, put together part by part.
final class Form {
    private static final String BOUNDARY = "----assay-test-boundary";
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form file(String name, byte[] content) {
        text(
                "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, name));
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    Form file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    ApiClient.Answer post(ApiClient client, String path) {
        text("--" + BOUNDARY + "--\r\n");
        return client.sendBytes("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }
}
