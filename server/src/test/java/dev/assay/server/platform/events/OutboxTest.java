package dev.assay.server.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.server.platform.TestDatabase;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final TestDatabase test = TestDatabase.open();
    private final Database database = test.database();
    private final FakeClock clock = FakeClock.fixedStart();
    private final Outbox outbox = new Outbox(database, clock);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void eachConsumerGetsAllEventsInOrderOnce() {
        List<String> one = new ArrayList<>();
        List<String> two = new ArrayList<>();
        outbox.consumer("one", event -> one.add(event.kind()));
        outbox.consumer("two", event -> two.add(event.kind()));
        for (int i = 0; i < 450; i++) {
            append("e" + i);
        }
        outbox.deliver();
        append("last");
        outbox.deliver();
        assertEquals(451, one.size());
        assertEquals("e0", one.getFirst());
        assertEquals("e449", one.get(449));
        assertEquals(one, two);
    }

    @Test
    void anEventOfATransactionThatFailsIsNotDelivered() {
        List<String> seen = new ArrayList<>();
        outbox.consumer("c", event -> seen.add(event.kind()));
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    append("never");
                    throw new IllegalStateException("no");
                }));
        append("kept");
        outbox.deliver();
        assertEquals(List.of("kept"), seen);
    }

    @Test
    void anEventThatCommitsLateIsNotPassedOver() throws Exception {
        List<String> seen = new ArrayList<>();
        outbox.consumer("c", event -> seen.add(event.kind()));
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> database.inTransaction(() -> {
                    append("slow");
                    written.countDown();
                    await(mayCommit);
                }));
        written.await();
        append("quick");
        outbox.deliver();
        assertEquals(List.of(), seen, "quick waits for the older transaction");
        mayCommit.countDown();
        slow.join();
        outbox.deliver();
        assertEquals(List.of("slow", "quick"), seen);
    }

    @Test
    void aConsumerThatFailsGetsTheEventAgainAndItsWritesAreUndone() {
        List<Long> tries = new ArrayList<>();
        outbox.consumer("c", event -> {
            tries.add(event.id());
            database.use(h -> h.execute("insert into recurring_work (name, next_at) values ('written by c', now())"));
            if (tries.size() == 1) {
                throw new IllegalStateException("the first time");
            }
        });
        append("e");
        outbox.deliver();
        outbox.deliver();
        outbox.deliver();
        assertEquals(2, tries.size());
        int written =
                database.with(h -> h.createQuery("select count(*) from recurring_work where name = 'written by c'")
                        .mapTo(Integer.class)
                        .one());
        assertEquals(1, written);
    }

    @Test
    void oldEventsAreForgotten() {
        append("old");
        clock.advance(Duration.ofDays(8));
        append("new");
        outbox.forgetOld();
        List<String> seen = new ArrayList<>();
        outbox.consumer("late", event -> seen.add(event.kind()));
        outbox.deliver();
        assertEquals(List.of("new"), seen);
    }

    private void append(String kind) {
        outbox.append(kind, Json.object(), OptionalLong.of(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
