package dev.assay.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Where the server is and by whose token it is asked.
record ServerAddress(URI url, String token) {
    ServerAddress {
        String scheme = url.getScheme();
        if (url.getHost() == null || scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw Failure.usage("--url wants an http or https address with a host; got " + url);
        }
    }

    /// Options win over `ASSAY_URL` and `ASSAY_TOKEN`; without an address the running server of the home is asked.
    static ServerAddress of(
            @Nullable String givenUrl, @Nullable String givenToken, Path home, Map<String, String> environment) {
        String url = firstOf(givenUrl, environment.get("ASSAY_URL"));
        String token = firstOf(givenToken, environment.get("ASSAY_TOKEN"));
        if (url == null) {
            return ofHome(home, token);
        }
        if (token == null) {
            throw Failure.usage("--url %s needs a token: give --token or set ASSAY_TOKEN.".formatted(url));
        }
        return new ServerAddress(parse(url), token);
    }

    private static ServerAddress ofHome(Path home, @Nullable String token) {
        Path file = home.resolve("cli-token");
        try {
            JsonNode written = Json.parse(Files.readAllBytes(file));
            String own = written.path("token").asString("");
            return new ServerAddress(parse(written.path("url").asString("")), token == null ? own : token);
        } catch (NoSuchFileException _) {
            throw Failure.noServer(home);
        } catch (IOException | JacksonException e) {
            throw Failure.usage(
                    "The file %s cannot be read (%s); only the account that runs the server may, others give --url and --token."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static URI parse(String url) {
        try {
            return URI.create(url.replaceAll("/+$", ""));
        } catch (IllegalArgumentException _) {
            throw Failure.usage("--url wants an http or https address; got \"%s\"".formatted(url));
        }
    }

    private static @Nullable String firstOf(@Nullable String option, @Nullable String variable) {
        if (option != null && !option.isBlank()) {
            return option.strip();
        }
        return variable == null || variable.isBlank() ? null : variable.strip();
    }
}
