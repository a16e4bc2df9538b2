package dev.assay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Import of tasks over HTTP beside a bare COPY of the very rows that it made, into tables with their primary key.
///
/// Arguments: number of tasks (default 100000), server heap (default 512m).
public final class ImportBench {
    private static final int WARM = 20_000;

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path folder = Files.createTempDirectory("assay-bench-files");
        Path file = Rows.write(folder, count);
        try (BenchServer server = BenchServer.start(args.length > 1 ? args[1] : "512m")) {
            Api api = new Api(server.url(), BenchServer.TOKEN);
            warm(server, api, folder);
            long project = Projects.create(api, 1);
            double millis = Figures.millisOf(() -> Projects.importFile(api, project, file));
            double bare = bareCopy(server, folder);
            Figures.row(
                    "import %d tasks of 0.8 kB with a prediction".formatted(count),
                    "%.0f tasks/s | bare COPY %.0f tasks/s | ratio %.2f | server memory %d MiB",
                    count / millis * 1e3,
                    count / bare * 1e3,
                    bare / millis,
                    Memory.residentMiB(server.pid()));
            System.out.printf(
                    "text index complete after a further %.1f s%n",
                    Figures.millisOf(() -> Projects.awaitIndex(server, project, count)) / 1e3);
        } finally {
            Files.delete(file);
            for (String table : new String[] {"task", "prediction"}) {
                Files.deleteIfExists(folder.resolve(table));
            }
            Files.delete(folder);
        }
    }

    /// An import before the measured one, so that it is not the virtual machine's first.
    private static void warm(BenchServer server, Api api, Path folder) throws Exception {
        Path file = Rows.write(folder, WARM);
        long project = Projects.create(api, 1);
        Projects.importFile(api, project, file);
        Files.delete(file);
        Projects.awaitIndex(server, project, WARM);
    }

    private static double bareCopy(BenchServer server, Path folder) throws SQLException, IOException {
        double millis = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : new String[] {"task", "prediction"}) {
                try (OutputStream out = Files.newOutputStream(folder.resolve(table))) {
                    copy.copyOut(
                            "COPY (SELECT * FROM %s WHERE project_id = (SELECT max(id) FROM project)) TO STDOUT"
                                    .formatted(table),
                            out);
                }
                statement.execute("CREATE TABLE bare_" + table + " (LIKE " + table + ", PRIMARY KEY (id))");
                statement.execute("CHECKPOINT");
                long begin = System.nanoTime();
                try (InputStream in = Files.newInputStream(folder.resolve(table))) {
                    copy.copyIn("COPY bare_" + table + " FROM STDIN", in);
                }
                millis += (System.nanoTime() - begin) / 1e6;
                statement.execute("DROP TABLE bare_" + table);
            }
        }
        return millis;
    }
}
