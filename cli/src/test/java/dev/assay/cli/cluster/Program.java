package dev.assay.cli.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged program as a process of its own, ready to be used or killed.
final class Program implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";
    private static final String HEAP = System.getProperty("assay.program.heap", "256m");
    private final Process process;
    private final String word;

    private Program(Process process, String word) {
        this.process = process;
        this.word = word;
    }

    /// Starts the database alone; [#word] is its URL.
    static Program database(Path home) throws IOException {
        return start(List.of("database", "--home", home.toString()), Map.of(), "postgresql://");
    }

    /// Starts a server; [#word] is its port.
    static Program server(Path home, String databaseUrl, int port) throws IOException {
        return server(home, Map.of("ASSAY_DATABASE_URL", databaseUrl), port);
    }

    /// Starts a server with its own database; [#word] is its port.
    static Program alone(Path home) throws IOException {
        return server(home, Map.of(), 0);
    }

    private static Program server(Path home, Map<String, String> more, int port) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ASSAY_OWNER_EMAIL",
                "owner@example.com",
                "ASSAY_OWNER_PASSWORD",
                "cluster-password-1",
                "ASSAY_OWNER_TOKEN",
                TOKEN));
        environment.putAll(more);
        List<String> arguments =
                List.of("up", "--home", home.toString(), "--port", Integer.toString(port), "--no-demo");
        return start(arguments, environment, "listening on ");
    }

    String word() {
        return word;
    }

    /// As a power cut would.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Program start(List<String> arguments, Map<String, String> environment, String sign)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target/assay.jar").toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append('\n');
            int at = line.indexOf(sign);
            if (at >= 0) {
                Thread.ofVirtual().start(() -> drain(out));
                String rest = line.substring(sign.endsWith(" ") ? at + sign.length() : at);
                return new Program(process, rest.strip().split(" ", 2)[0]);
            }
        }
        throw new IOException("the program did not start:\n" + seen);
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                // the log is not wanted; reading it keeps the pipe from filling
            }
        } catch (IOException e) {
            if (!"Stream closed".equals(e.getMessage())) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
