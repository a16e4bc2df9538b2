package dev.assay.server.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.server.platform.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
    private static final TestDatabase TEST = TestDatabase.open();
    private final Database database = TEST.database();

    @AfterAll
    static void close() {
        TEST.close();
    }

    @BeforeEach
    void emptyTable() {
        database.use(h -> {
            h.execute("drop table if exists thing");
            h.execute("create table thing (id int primary key, note text, at timestamptz, good boolean, size float8)");
        });
    }

    @Test
    void innerWorkJoinsTheTransactionAroundIt() {
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    database.inTransaction(() -> insert(1));
                    throw new IllegalStateException("after the inner work");
                }));
        assertEquals(0, count());
    }

    @Test
    void withoutATransactionEachStatementStands() {
        insert(1);
        assertThrows(JdbiException.class, () -> insert(1));
        assertEquals(1, count());
        assertFalse(database.inTransaction());
    }

    @Test
    void actionsAfterCommitRunWhenTheOuterTransactionHasCommitted() {
        List<Integer> seen = new ArrayList<>();
        database.inTransaction(() -> {
            database.inTransaction(() -> {
                insert(1);
                database.afterCommit(() -> seen.add(count()));
            });
            assertEquals(List.of(), seen);
        });
        assertEquals(List.of(1), seen);
    }

    @Test
    void actionsAfterCommitDoNotRunWhenTheTransactionFails() {
        AtomicInteger ran = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    database.afterCommit(ran::incrementAndGet);
                    throw new IllegalStateException("no");
                }));
        assertEquals(0, ran.get());
    }

    @Test
    void anActionThatFailsAfterCommitDoesNotUndoIt() {
        database.inTransaction(() -> {
            insert(1);
            database.afterCommit(() -> {
                throw new IllegalStateException("too late");
            });
        });
        assertEquals(1, count());
    }

    @Test
    void aDeadlockIsRunAgain() throws Exception {
        insert(1);
        insert(2);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = List.of(
                    threads.submit(() -> updateBoth(1, 2, bothHoldOne, attempts)),
                    threads.submit(() -> updateBoth(2, 1, bothHoldOne, attempts)));
            for (Future<?> each : both) {
                each.get();
            }
        }
        assertEquals(3, attempts.get());
        int sum = database.with(h -> h.createQuery("select sum(size) from thing")
                .mapTo(Integer.class)
                .one());
        assertEquals(4, sum);
    }

    @Test
    void aSnapshotSeesOneMomentAndCannotWrite() {
        insert(1);
        int inside = database.inSnapshot(h -> {
            int before = h.createQuery("select count(*) from thing")
                    .mapTo(Integer.class)
                    .one();
            onAnotherThread(() -> insert(2));
            int after = count();
            assertEquals(before, after);
            return after;
        });
        assertEquals(1, inside);
        assertEquals(2, count());
        assertThrows(JdbiException.class, () -> database.inSnapshot(h -> h.execute("delete from thing")));
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> database.inSnapshot(h -> 1)));
        insert(3);
        assertEquals(3, count());
    }

    @Test
    void copiedRowsComeBackAsTheyWere() {
        String hard = "tab\t newline\n return\r backslash \\ quote \" unicode \u00e9\ud83d\ude00 \\N \\. end";
        Instant at = Instant.parse("2026-05-06T07:08:09.123456Z");
        long in = CopyRows.into(database, "thing", List.of("id", "note", "at", "good", "size"), rows -> {
            rows.put(1).put(hard).put(at).put(true).put(0.1).endRow();
            rows.put(2).putNull().put(at).put(false).put(-1e300).endRow();
        });
        assertEquals(2, in);
        List<List<String>> out = new ArrayList<>();
        CopyOut.of(database, "select note, good, size from thing order by id", row -> out.add(Arrays.asList(row)));
        assertEquals(List.of(hard, "t", "0.1"), out.get(0));
        assertEquals(Arrays.asList(null, "f", "-1e+300"), out.get(1));
        assertEquals(
                hard,
                database.with(h -> h.createQuery("select note from thing where id = 1")
                        .mapTo(String.class)
                        .one()));
    }

    @Test
    void aCopyThatFailsLeavesNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> CopyRows.into(database, "thing", List.of("id", "note"), rows -> {
                    rows.put(1).put("x").endRow();
                    rows.put(2).endRow();
                }));
        assertEquals(0, count());
        assertThrows(
                IllegalArgumentException.class,
                () -> CopyRows.into(
                        database,
                        "thing",
                        List.of("id", "note"),
                        rows -> rows.put(1).put("nul \0").endRow()));
        insert(1);
        assertTrue(count() == 1);
    }

    private void updateBoth(int first, int second, CyclicBarrier barrier, AtomicInteger attempts) {
        AtomicInteger own = new AtomicInteger();
        database.inTransaction(() -> {
            attempts.incrementAndGet();
            bump(first);
            if (own.getAndIncrement() == 0) {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            bump(second);
        });
    }

    private void bump(int id) {
        database.use(h -> h.execute("update thing set size = coalesce(size, 0) + 1 where id = ?", id));
    }

    private void insert(int id) {
        database.use(h -> h.execute("insert into thing (id) values (?)", id));
    }

    private int count() {
        return database.with(h ->
                h.createQuery("select count(*) from thing").mapTo(Integer.class).one());
    }

    @Test
    void connectionsAreGivenInTheOrderOfAsking() throws Exception {
        HikariConfig one = new HikariConfig();
        one.setDataSource(TEST.pool());
        one.setMaximumPoolSize(1);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        List<Thread> asking = new ArrayList<>();
        try (HikariDataSource pool = new HikariDataSource(one)) {
            Database narrow = new Database(pool);
            narrow.use(_ -> {
                for (int number = 0; number < 20; number++) {
                    int turn = number;
                    Thread thread = Thread.ofVirtual().start(() -> narrow.use(_ -> served.add(turn)));
                    while (thread.getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait();
                    }
                    asking.add(thread);
                }
            });
            for (Thread thread : asking) {
                thread.join();
            }
        }
        assertEquals(IntStream.range(0, 20).boxed().toList(), served);
    }

    private static void onAnotherThread(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
