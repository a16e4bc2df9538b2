package dev.assay.server.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection pool and the transaction of the running thread. A unit of work joins the transaction that is
/// open around it, or opens one; stores ask for the handle and never know which.
///
/// A transaction that PostgreSQL ends for another's sake (serialization failure, deadlock) is run again, up to
/// three times in all, so work must not have effects outside the database before commit: put those into
/// [#afterCommit].
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final ScopedValue<Unit> CURRENT = ScopedValue.newInstance();
    private static final int ATTEMPTS = 3;
    private static final Duration TURN_LIMIT = Duration.ofSeconds(20);
    private final Jdbi jdbi;
    private final Semaphore turns;

    public Database(DataSource pool) {
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
        this.turns = new Semaphore(
                pool instanceof HikariDataSource sized ? sized.getMaximumPoolSize() : Short.MAX_VALUE, true);
    }

    /// Work on a handle; the SQL exceptions of plain JDBC inside it become [DatabaseFailure].
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle handle) throws SQLException;
    }

    /// As [Work], without an answer.
    @FunctionalInterface
    public interface Use {
        void run(Handle handle) throws SQLException;
    }

    /// Runs the work in the transaction of this thread, or in a new one that commits when it returns and rolls
    /// back when it throws.
    public <T> T transact(Supplier<T> work) {
        if (inTransaction()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw e;
                }
                LOG.debug("transaction-retry attempt={}", attempt);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000, 25_000_000) * attempt);
            }
        }
    }

    /// As [#transact], for work without an answer.
    public void inTransaction(Runnable work) {
        transact(() -> {
            work.run();
            return true;
        });
    }

    /// Gives the handle of the open transaction, or one that is closed afterwards and commits each statement.
    public <T> T with(Work<T> work) {
        if (CURRENT.isBound() && CURRENT.get().database == this) {
            return run(work, CURRENT.get().handle);
        }
        return onOwnHandle(handle -> run(work, handle));
    }

    /// As [#with], for work without an answer.
    public void use(Use work) {
        with(handle -> {
            work.run(handle);
            return true;
        });
    }

    /// Whether the database answers now.
    public boolean answers() {
        try {
            use(handle -> handle.execute("select 1"));
            return true;
        } catch (JdbiException _) {
            return false;
        }
    }

    /// Whether this thread is inside a transaction of this database.
    public boolean inTransaction() {
        return CURRENT.isBound() && CURRENT.get().database == this;
    }

    /// Runs the action when the open transaction has committed, or at once when none is open. What it throws is
    /// logged: the commit stands.
    public void afterCommit(Runnable action) {
        if (inTransaction()) {
            CURRENT.get().afterCommit.add(action);
        } else {
            action.run();
        }
    }

    /// Reads in one repeatable-read, read-only transaction: every query sees the same moment. Queries with a fetch
    /// size stream through a cursor. Not inside another transaction.
    public <T> T inSnapshot(Work<T> work) {
        if (inTransaction()) {
            throw new IllegalStateException("a snapshot needs its own connection; end the open transaction first");
        }
        return onOwnHandle(handle -> {
            handle.setReadOnly(true);
            try {
                return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, h -> {
                    Unit unit = new Unit(this, h, new ArrayList<>());
                    return ScopedValue.where(CURRENT, unit).call(() -> run(work, h));
                });
            } finally {
                handle.setReadOnly(false);
            }
        });
    }

    /// Waits for its turn behind those who asked before: the pool itself gives a connection to whoever comes just then,
    /// and under load some would wait until they are refused.
    private <T> T onOwnHandle(Function<Handle, T> work) {
        try {
            if (!turns.tryAcquire(TURN_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ConnectionException(new SQLTransientConnectionException(
                        "no connection became free within %d s".formatted(TURN_LIMIT.toSeconds())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(e);
        }
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } finally {
            turns.release();
        }
    }

    private <T> T once(Supplier<T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        T answer = onOwnHandle(handle -> handle.inTransaction(
                h -> ScopedValue.where(CURRENT, new Unit(this, h, afterCommit)).call(work::get)));
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("after-commit-failed", e);
            }
        }
        return answer;
    }

    private static <T> T run(Work<T> work, Handle handle) {
        try {
            return work.run(handle);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// The SQLSTATE of a failed statement, whatever wrapped it; empty string when it was not the database.
    public static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static boolean isTransient(RuntimeException failure) {
        if (!(failure instanceof JdbiException || failure instanceof DatabaseFailure)) {
            return false;
        }
        String state = sqlState(failure);
        return state.equals("40001") || state.equals("40P01");
    }

    private record Unit(Database database, Handle handle, List<Runnable> afterCommit) {}
}
