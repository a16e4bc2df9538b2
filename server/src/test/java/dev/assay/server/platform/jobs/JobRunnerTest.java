package dev.assay.server.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.platform.TestDatabase;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.testkit.FakeClock;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JobRunnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final TestDatabase test = TestDatabase.open();
    private final Database database = test.database();
    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(database, clock);
    private final Map<String, JobHandler> handlers = new HashMap<>();
    private final RecurringWork recurring = new RecurringWork(database, clock);

    @BeforeEach
    void startsEmpty() {
        assertEquals(List.of(), all());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aJobRunsWithItsPayloadAndLeavesItsResult() throws Exception {
        handlers.put("double", context -> {
            context.progress(1, 1, "halfway");
            return Json.object().put("twice", 2 * context.payload().path("n").asInt());
        });
        try (JobRunner runner = runner(1)) {
            runner.start(jobs);
            Job job = done(jobs.enqueue("double", Json.object().put("n", 21), 5, OptionalLong.of(9)));
            assertEquals(JobState.DONE, job.state());
            assertEquals(42, job.outcome().result().orElseThrow().path("twice").asInt());
            assertEquals(5, job.order().creatorId());
            assertEquals(OptionalLong.of(9), job.order().scopeId());
            assertEquals(1, job.progress().total());
            assertTrue(job.outcome().startedAt().isPresent());
        }
    }

    @Test
    void aJobOfATransactionThatFailsIsNotThere() {
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    jobs.enqueue("any", Json.object(), 1, OptionalLong.empty());
                    throw new IllegalStateException("no");
                }));
        assertEquals(List.of(), all());
    }

    @Test
    void aRefusalEndsTheJobWithAllItsProblems() throws Exception {
        handlers.put("refuse", _ -> {
            throw new Refused(RequestProblem.Invalid.field("line", "wrong"));
        });
        try (JobRunner runner = runner(1)) {
            runner.start(jobs);
            Job job = done(jobs.enqueue("refuse", Json.object(), 1, OptionalLong.empty()));
            assertEquals(JobState.FAILED, job.state());
            assertEquals("/line", job.outcome().problems().getFirst().pointer());
        }
    }

    @Test
    void aRunningJobIsCancelledAtItsNextCheck() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        handlers.put("long", context -> {
            begun.countDown();
            while (true) {
                context.checkCancelled();
                Thread.onSpinWait();
            }
        });
        try (JobRunner runner = runner(1)) {
            runner.start(jobs);
            JobId id = jobs.enqueue("long", Json.object(), 1, OptionalLong.empty());
            begun.await();
            jobs.cancel(id);
            assertEquals(JobState.CANCELLED, done(id).state());
        }
    }

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        JobId id = jobs.enqueue("nobody does this", Json.object(), 1, OptionalLong.empty());
        jobs.cancel(id);
        assertEquals(JobState.CANCELLED, jobs.find(id).orElseThrow().state());
    }

    @Test
    void stoppingTheServerPutsItsJobBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        handlers.put("long", context -> {
            begun.countDown();
            while (true) {
                context.checkCancelled();
                Thread.onSpinWait();
            }
        });
        JobRunner runner = runner(1);
        runner.start(jobs);
        JobId id = jobs.enqueue("long", Json.object(), 1, OptionalLong.empty());
        begun.await();
        runner.close();
        assertEquals(JobState.QUEUED, jobs.find(id).orElseThrow().state());
    }

    @Test
    void whatWasKeptForAJobIsFreedOnceItHasEndedHoweverItEnds() throws Exception {
        ConcurrentLinkedQueue<String> freed = new ConcurrentLinkedQueue<>();
        CountDownLatch begun = new CountDownLatch(1);
        handlers.put("keeping", new JobHandler() {
            @Override
            public tools.jackson.databind.node.ObjectNode run(JobContext context) {
                String wanted = context.payload().path("end").asString();
                if (wanted.equals("failed")) {
                    throw new Refused(new RequestProblem.NotFound("thing", "1"));
                }
                while (wanted.equals("cancelled")) {
                    begun.countDown();
                    context.checkCancelled();
                    Thread.onSpinWait();
                }
                return Json.object();
            }

            @Override
            public void ended(Job.Order order, JobState state) {
                freed.add(order.payload().path("end").asString() + "=" + state.wireName());
                throw new IllegalStateException("freeing fails, which changes nothing of the job");
            }
        });
        try (JobRunner runner = runner(1)) {
            runner.start(jobs);
            for (String end : List.of("done", "failed", "cancelled")) {
                JobId id = jobs.enqueue("keeping", Json.object().put("end", end), 1, OptionalLong.empty());
                if (end.equals("cancelled")) {
                    begun.await();
                    jobs.cancel(id);
                }
                assertEquals(end, done(id).state().wireName());
            }
        }
        assertEquals(List.of("done=done", "failed=failed", "cancelled=cancelled"), List.copyOf(freed));
    }

    @Test
    void aJobOfADeadNodeIsLeasedAgainWhenItsLeaseRunsOutAndNotBefore() {
        FakeClock fake = FakeClock.fixedStart();
        JobStore store = new JobStore(database);
        JobId id = store.insert("k", Json.object(), 1, OptionalLong.empty(), fake.instant());
        UUID dead = UUID.randomUUID();
        Duration ttl = Duration.ofSeconds(30);
        assertTrue(store.lease(List.of("k"), dead, fake.instant(), ttl).isPresent());
        fake.advance(Duration.ofSeconds(20));
        assertTrue(store.lease(List.of("k"), UUID.randomUUID(), fake.instant(), ttl)
                .isEmpty());
        fake.advance(Duration.ofSeconds(11));
        UUID other = UUID.randomUUID();
        assertTrue(store.lease(List.of("k"), other, fake.instant(), ttl).isPresent());
        assertEquals(2, store.attempts(id));
        assertTrue(!store.heartbeat(id, dead, fake.instant().plus(ttl)), "the dead node's lease is lost");
        var ending = JobStore.Ending.of("");
        assertTrue(!store.finish(id, dead, JobState.DONE, ending, fake.instant()));
        assertTrue(store.finish(id, other, JobState.DONE, ending, fake.instant()));
    }

    @Test
    void twoNodesRunEachOfManyJobsOnce() throws Exception {
        ConcurrentLinkedQueue<Long> ran = new ConcurrentLinkedQueue<>();
        handlers.put("once", context -> {
            ran.add(context.id().value());
            return Json.object();
        });
        List<JobId> ids = database.transact(() -> java.util.stream.IntStream.range(0, 100)
                .mapToObj(_ -> jobs.enqueue("once", Json.object(), 1, OptionalLong.empty()))
                .toList());
        Database other = test.another();
        try (JobRunner one = runner(3);
                JobRunner two = new JobRunner(other, clock, handlers, new RecurringWork(other, clock), 3)) {
            one.start(jobs);
            two.start(new Jobs(other, clock));
            for (JobId id : ids) {
                assertEquals(JobState.DONE, done(id).state());
            }
        }
        assertEquals(100, ran.size());
        assertEquals(100, ran.stream().distinct().count());
    }

    @Test
    void recurringWorkIsDoneOncePerPeriodByTheNodesTogether() {
        FakeClock fake = FakeClock.fixedStart();
        AtomicInteger done = new AtomicInteger();
        RecurringWork one = new RecurringWork(database, fake);
        RecurringWork two = new RecurringWork(test.another(), fake);
        one.every(Duration.ofMinutes(10), "work", done::incrementAndGet);
        two.every(Duration.ofMinutes(10), "work", done::incrementAndGet);
        one.doDue();
        two.doDue();
        assertEquals(1, done.get());
        fake.advance(Duration.ofMinutes(10));
        two.doDue();
        one.doDue();
        assertEquals(2, done.get());
    }

    @Test
    void recurringWorkThatFailsIsDoneAgainNextTime() {
        FakeClock fake = FakeClock.fixedStart();
        AtomicInteger tried = new AtomicInteger();
        RecurringWork work = new RecurringWork(database, fake);
        work.every(Duration.ofMinutes(1), "failing", () -> {
            tried.incrementAndGet();
            throw new IllegalStateException("this time");
        });
        work.doDue();
        fake.advance(Duration.ofMinutes(1));
        work.doDue();
        assertEquals(2, tried.get());
    }

    private JobRunner runner(int atOnce) {
        return new JobRunner(database, clock, handlers, recurring, atOnce);
    }

    private Job done(JobId id) throws InterruptedException {
        Job job = jobs.await(id, PATIENCE);
        assertTrue(job.state().isFinal(), "still " + job.state());
        return job;
    }

    private List<Job> all() {
        return jobs.list(new JobFilter(
                OptionalLong.empty(), OptionalLong.empty(), java.util.Optional.empty(), OptionalLong.empty(), 10));
    }
}
