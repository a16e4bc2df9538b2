package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program from outside: starts, refusals, kills.
final class UpIT {
    private static final int TERMINATED = 143;
    private static final String OWNER_TOKEN = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path temp;

    @Test
    void firstStartPrintsTheSignInOnceAndStopsInOrder() throws Exception {
        try (Started server = up()) {
            String port = server.await("listening on ");
            assertTrue(server.said().contains("Assay is at http://127.0.0.1:" + port), server.said());
            assertTrue(server.said().contains("with the password"), server.said());
            assertEquals(200, status(port, "/health"));
            assertEquals(TERMINATED, server.terminate());
        }
        assertFalse(Files.exists(home().resolve("database/postmaster.pid")));
        assertFalse(Files.exists(home().resolve("cli-token")));
        try (Started server = up()) {
            server.await("listening on ");
            assertFalse(server.said().contains("password"), server.said());
            assertEquals(TERMINATED, server.terminate());
        }
    }

    @Test
    void ownerOfTheVariablesSignsInAndSurvivesKillingTheServer() throws Exception {
        Map<String, String> owner = Map.of(
                "LABEL_STUDIO_USERNAME", "o@example.com",
                "LABEL_STUDIO_PASSWORD", "long-enough-1",
                "ASSAY_OWNER_TOKEN", OWNER_TOKEN);
        ProcessHandle postmaster;
        try (Started server = up(owner)) {
            String port = server.await("listening on ");
            assertEquals(200, status(port, "/api/current-user/whoami", OWNER_TOKEN));
            assertFalse(server.said().contains("long-enough-1"), server.said());
            postmaster = postmaster();
            server.kill();
        }
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        try (Started server = up()) {
            String port = server.await("listening on ");
            assertEquals(200, status(port, "/api/current-user/whoami", OWNER_TOKEN));
        }
    }

    @Test
    void killedDatabaseComesBackUnderTheLivingServer() throws Exception {
        try (Started server = up()) {
            String port = server.await("listening on ");
            assertEquals(200, status(port, "/ready"));
            postmaster().destroyForcibly();
            server.await("event=database_restarted");
            assertEquals(200, settled(port, "/ready"));
            assertEquals(TERMINATED, server.terminate());
        }
    }

    @Test
    void serverEndsWithACodeWhenItsDatabaseIsLost() throws Exception {
        try (Started server = up()) {
            server.await("listening on ");
            ProcessHandle postmaster = postmaster();
            Files.move(home().resolve("database/PG_VERSION"), temp.resolve("away"));
            postmaster.destroyForcibly();
            assertEquals(4, server.end(), server::said);
            assertTrue(server.said().contains("event=database_gave_up"), server.said());
        }
    }

    @Test
    void homeInUseIsRefused() throws Exception {
        try (Started first = up();
                Started second = afterStartOf(first)) {
            assertEquals(ExitCode.NOT_STARTED, second.end(), second::said);
            assertTrue(second.said().contains("is in use by process"), second.said());
        }
    }

    @Test
    void homeOfANewerProgramIsRefused() throws Exception {
        Files.createDirectory(home());
        Files.writeString(home().resolve("format"), "99\n");
        try (Started server = up()) {
            assertEquals(ExitCode.NOT_STARTED, server.end(), server::said);
            assertTrue(server.said().contains("newer program"), server.said());
        }
    }

    @Test
    void takenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Started server = Started.of(
                        Map.of(),
                        "up",
                        "--no-demo",
                        "--home",
                        home().toString(),
                        "--port",
                        Integer.toString(taken.getLocalPort()))) {
            assertEquals(ExitCode.NOT_STARTED, server.end(), server::said);
            assertTrue(server.said().contains("port " + taken.getLocalPort() + " is taken"), server.said());
        }
    }

    @Test
    void wrongOptionIsAUsageError() throws Exception {
        try (Started server = Started.of(Map.of(), "up", "--prot", "1")) {
            assertEquals(ExitCode.USAGE, server.end(), server::said);
        }
    }

    @Test
    void databaseAloneServesAServerWithAHomeOfItsOwn() throws Exception {
        try (Started database = Started.of(
                Map.of(), "database", "--home", temp.resolve("database-home").toString())) {
            String url = "postgresql://" + database.await("postgresql://");
            try (Started server = up(Map.of("ASSAY_DATABASE_URL", url))) {
                String port = server.await("listening on ");
                assertEquals(200, status(port, "/ready"));
                assertFalse(Files.exists(home().resolve("database")));
                assertEquals(TERMINATED, server.terminate());
            }
            assertEquals(TERMINATED, database.terminate());
        }
    }

    private Path home() {
        return temp.resolve("home");
    }

    private Started up() throws IOException {
        return up(Map.of());
    }

    private Started up(Map<String, String> environment) throws IOException {
        return Started.of(environment, "up", "--no-demo", "--home", home().toString(), "--port", "0");
    }

    private Started afterStartOf(Started first) throws IOException {
        first.await("listening on ");
        return up();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid =
                Files.readAllLines(home().resolve("database/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /// The status once the pool has dropped its dead connections: other than 503, or 503 after a hundred looks.
    private static int settled(String port, String path) throws IOException, InterruptedException {
        int status = status(port, path);
        for (int look = 0; status == 503 && look < 100; look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            status = status(port, path);
        }
        return status;
    }

    private static int status(String port, String path, String... token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30));
            for (String value : token) {
                request.header("Authorization", "Token " + value);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
