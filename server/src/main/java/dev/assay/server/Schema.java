package dev.assay.server;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/// Brings a database to this program's schema, and refuses one that it cannot serve.
public final class Schema {
    private static final int OLDEST_POSTGRES = 18;

    private Schema() {}

    /// A database that this program cannot serve; the message is a sentence for its operator.
    public static final class Unusable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /// Migrates to the newest version that this program knows.
    public static void migrate(DataSource database) throws Unusable, SQLException {
        try (var connection = database.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new Unusable(
                        "the database is PostgreSQL %d; Assay needs %d or newer. Upgrade it, or leave the URL out to use the built-in one."
                                .formatted(major, OLDEST_POSTGRES));
            }
        }
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .validateMigrationNaming(true)
                .load();
        MigrationInfo current = flyway.info().current();
        for (MigrationInfo migration : flyway.info().applied()) {
            if (migration.getState().isResolved() || migration.getVersion() == null) {
                continue;
            }
            throw new Unusable(
                    "the database was made by a newer Assay (schema %s); this program knows less. Start the newer one."
                            .formatted(current == null ? "unknown" : current.getVersion()));
        }
        flyway.migrate();
    }
}
