package dev.assay.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.Schema;
import dev.assay.server.platform.db.Database;
import dev.assay.testkit.TestPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A migrated database of a test's own, with a pool as the server has one.
public final class TestDatabase implements AutoCloseable {
    private final HikariDataSource pool;
    private final Database database;

    private TestDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.database = new Database(pool);
    }

    public static TestDatabase open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestPostgres.shared(TestDatabase::migrate).freshUrl());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        return new TestDatabase(new HikariDataSource(config));
    }

    public Database database() {
        return database;
    }

    /// Where its connections come from.
    public DataSource pool() {
        return pool;
    }

    /// A second one over the same rows, as another server has it.
    public Database another() {
        return new Database(pool);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void migrate(DataSource source) {
        try {
            Schema.migrate(source);
        } catch (Schema.Unusable | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
