package dev.assay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// Exports of annotated tasks beside a bare COPY out of the same rows.
///
/// Arguments: number of tasks (default 100000), server heap (default 256m).
public final class ExportBench {
    private ExportBench() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path folder = Files.createTempDirectory("assay-bench-files");
        try (BenchServer server = BenchServer.start(args.length > 1 ? args[1] : "256m")) {
            Api api = new Api(server.url(), BenchServer.TOKEN);
            long project = Projects.create(api, 1);
            Path file = Rows.write(folder, count);
            Path annotated = annotate(file);
            Projects.importFile(api, project, annotated);
            Files.delete(file);
            Files.delete(annotated);
            bareCopy(server); // warms the cache that the exports read from as well
            double bare = bareCopy(server);
            for (String format : new String[] {"JSON", "CSV", "COCO", "YOLO", "YOLO_ULTRALYTICS", "COCO_CORRECT"}) {
                String path =
                        "/api/projects/%d/export?exportType=%s&download_resources=false".formatted(project, format);
                long[] bytes = new long[1];
                drain(api, path); // warms the virtual machine and the cache that bare COPY was warmed for
                double millis = Figures.millisOf(() -> bytes[0] = drain(api, path));
                Figures.row(
                        "export %d annotated tasks as %s".formatted(count, format),
                        "%.0f tasks/s | COPY out %.0f tasks/s | ratio %.2f | %d MB",
                        count / millis * 1e3,
                        count / bare * 1e3,
                        bare / millis,
                        bytes[0] / 1_000_000);
            }
            System.out.printf("server memory %d MiB%n", Memory.residentMiB(server.pid()));
        } finally {
            Files.delete(folder);
        }
    }

    private static long drain(Api api, String path) {
        try {
            return api.drain(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The same tasks with their predictions as annotations.
    private static Path annotate(Path file) throws IOException {
        Path annotated = file.resolveSibling("annotated.json");
        try (var lines = Files.lines(file);
                var out = Files.newBufferedWriter(annotated)) {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write(line.replace("\"predictions\":[{\"model_version\":\"m1\",", "\"annotations\":[{")
                        .replaceFirst("\"score\":[0-9.]+,", ""));
                out.newLine();
            }
        }
        return annotated;
    }

    private static double bareCopy(BenchServer server) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long begin = System.nanoTime();
            copy.copyOut("COPY task TO STDOUT", OutputStream.nullOutputStream());
            copy.copyOut("COPY annotation TO STDOUT", OutputStream.nullOutputStream());
            return (System.nanoTime() - begin) / 1e6;
        }
    }
}
