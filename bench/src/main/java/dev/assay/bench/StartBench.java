package dev.assay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Start of the built program with its embedded database by `./assay up`: the first with a new home and the demo, then
/// warm ones, each to the first answer of `/ready`; and the memory of all its processes after a minute of rest.
///
/// Argument: number of warm starts (default 5).
public final class StartBench {
    private static final int PORT = 8477;
    private static final int LIMIT_MIB = 400;
    private static final double LIMIT_MILLIS = 3_000;

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path home = Files.createTempDirectory("assay-bench-home");
        try {
            double first = start(home, 0).millis();
            awaitCache();
            double[] warm = new double[count];
            for (int i = 0; i < count; i++) {
                warm[i] = start(home, 0).millis();
            }
            Figures.row("first start of a new home, demo included", "%.1f s", first / 1e3);
            Figures.row(
                    "warm start to the first answer, embedded database",
                    "median %.2f s | limit %.0f s | ratio %.2f",
                    Figures.ofMillis(warm).median() / 1e3,
                    LIMIT_MILLIS / 1e3,
                    Figures.ofMillis(warm).median() / LIMIT_MILLIS);
            long memory = start(home, 60).mebibytes();
            Figures.row(
                    "memory of all processes after a minute",
                    "%d MiB | limit %d MiB | ratio %.2f",
                    memory,
                    LIMIT_MIB,
                    memory / (double) LIMIT_MIB);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private record Start(double millis, long mebibytes) {}

    private static Start start(Path home, long restSeconds) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                "./assay", "up", "--home", home.resolve("home").toString(), "--port", "" + PORT);
        long begin = System.nanoTime();
        Process launcher = command.redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        try {
            while (!answers()) {
                if (!launcher.isAlive()) {
                    throw new IOException("did not start: " + Files.readString(home.resolve("log")));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            TimeUnit.SECONDS.sleep(restSeconds);
            return new Start(millis, Memory.proportionalMiB(launcher.toHandle()));
        } finally {
            List<ProcessHandle> all = Stream.concat(Stream.of(launcher.toHandle()), launcher.descendants())
                    .toList();
            launcher.destroy();
            for (ProcessHandle process : all) {
                process.onExit().join();
            }
        }
    }

    private static boolean answers() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/ready"))
                    .build();
            return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not listening yet
        }
    }

    /// The first start of a build trains the cache of classes that later ones start from, in the background.
    private static void awaitCache() throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Stream<Path> caches = Files.list(Path.of("target/aot"))) {
                if (caches.anyMatch(file -> file.toString().endsWith(".aot"))) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("target/aot has no cache of classes; target/aot/training.log says why");
    }
}
