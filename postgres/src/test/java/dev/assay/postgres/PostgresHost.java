package dev.assay.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;

/// A program of its own that starts the server of a home, writes one row and waits to be killed.
final class PostgresHost {
    private PostgresHost() {}

    public static void main(String[] args) throws Exception {
        Home home = Home.open(Path.of(args[0]));
        LocalPostgres server = LocalPostgres.start(
                home, Path.of(args[1]), PostgresSettings.installation(), PostgresWatcher.onStandardError());
        try (var connection = DriverManager.getConnection(server.url());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id bigint)");
            statement.execute("insert into kept values (1)");
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
