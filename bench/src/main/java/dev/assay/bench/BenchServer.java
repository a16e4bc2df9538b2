package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A server of its own on an embedded database of its own, in a folder that goes when it is closed. The database
/// is started apart (`assay database`), so that bare SQL can reach it beside the server.
final class BenchServer implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";
    private static final Path JAR = Path.of("cli/target/assay.jar");
    private final Path home;
    private final Process database;
    private final Process server;
    private final String databaseUrl;
    private final String url;

    private BenchServer(Path home, Started database, Started server) {
        this.home = home;
        this.database = database.process();
        this.server = server.process();
        this.databaseUrl = database.word();
        this.url = "http://127.0.0.1:" + server.word();
    }

    private record Started(Process process, String word) {}

    /// @param heap the server's `-Xmx`, for example `512m`
    static BenchServer start(String heap) throws IOException {
        Path home = Files.createTempDirectory("assay-bench");
        Started database =
                run(List.of("database", "--home", home.resolve("db").toString()), "256m", "postgresql://", "");
        Started server = run(
                List.of("up", "--home", home.resolve("server").toString(), "--port", "0", "--no-demo"),
                heap,
                "listening on ",
                database.word());
        return new BenchServer(home, database, server);
    }

    String url() {
        return url;
    }

    /// The server's process id.
    long pid() {
        return server.pid();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), login());
    }

    String jdbcUrl() {
        URI at = URI.create(databaseUrl);
        return "jdbc:postgresql://" + at.getHost() + ":" + at.getPort() + at.getPath();
    }

    Properties login() {
        String[] owner = URI.create(databaseUrl).getUserInfo().split(":", 2);
        Properties login = new Properties();
        login.setProperty("user", owner[0]);
        login.setProperty("password", owner[1]);
        return login;
    }

    /// What the database logs.
    Path databaseLog() {
        return home.resolve("db").resolve("postgres.log");
    }

    private static Started run(List<String> arguments, String heap, String sign, String databaseUrl)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ASSAY_OWNER_EMAIL", "owner@example.com");
        builder.environment().put("ASSAY_OWNER_PASSWORD", "bench-password-1");
        builder.environment().put("ASSAY_OWNER_TOKEN", TOKEN);
        if (!databaseUrl.isEmpty()) {
            builder.environment().put("ASSAY_DATABASE_URL", databaseUrl);
        }
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append('\n');
            int at = line.indexOf(sign);
            if (at >= 0) {
                Thread.ofVirtual().start(() -> drain(out));
                String word = sign.endsWith(" ") ? line.substring(at + sign.length()) : line.substring(at);
                return new Started(process, word.strip().split(" ", 2)[0]);
            }
        }
        throw new IOException("did not start:\n" + seen);
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // the log is not wanted; reading it keeps the pipe from filling
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : List.of(server, database)) {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
