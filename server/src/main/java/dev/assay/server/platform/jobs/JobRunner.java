package dev.assay.server.platform.jobs;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.jobs.JobStore.Ending;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs queued jobs on this node, a few at a time, and work that recurs. A job is leased: when its node dies the
/// lease runs out and another node runs it again, up to three times in all.
///
/// Shared and mutable: the set of running jobs.
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final long POLL_MILLIS = 500;
    private static final int MAX_ATTEMPTS = 3;
    private final Database database;
    private final JobStore store;
    private final Clock clock;
    private final Map<String, JobHandler> handlers;
    private final RecurringWork recurring;
    private final Semaphore slots;
    private final Semaphore wake = new Semaphore(0);
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// `handlers` by kind; a kind that no node knows waits in the queue.
    public JobRunner(
            Database database, Clock clock, Map<String, JobHandler> handlers, RecurringWork recurring, int jobsAtOnce) {
        this.database = database;
        this.store = new JobStore(database);
        this.clock = clock;
        this.handlers = Map.copyOf(handlers);
        this.recurring = recurring;
        this.slots = new Semaphore(jobsAtOnce);
    }

    /// Starts to look for work; jobs that this process queues are seen at once, others within half a second.
    public void start(Jobs jobs) {
        jobs.onEnqueue(wake::release);
        jobs.onCancelledWaiting(job -> freed(job.id(), job.order(), JobState.CANCELLED));
        threads.execute(() -> every(POLL_MILLIS, this::startWaiting));
        threads.execute(() -> every(POLL_MILLIS, recurring::doDue));
        threads.execute(() -> every(HEARTBEAT_MILLIS, this::heartbeat));
    }

    /// Stops each running job at its next check; it is run again at the next start.
    @Override
    public void close() {
        running.forEach(RunningJob::stop);
        threads.shutdown();
        wake.release();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("jobs-interrupted count={}", running.size());
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(long millis, Runnable step) {
        while (!threads.isShutdown()) {
            try {
                step.run();
                if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!threads.isShutdown()) {
                    LOG.warn("job-loop-failed cause={}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void startWaiting() {
        List<String> kinds = List.copyOf(handlers.keySet());
        while (!threads.isShutdown() && slots.tryAcquire()) {
            UUID lease = UUID.randomUUID();
            Optional<Job> job = Optional.empty();
            try {
                job = store.lease(kinds, lease, clock.instant(), LEASE);
            } finally {
                if (job.isEmpty()) {
                    slots.release();
                }
            }
            if (job.isEmpty()) {
                return;
            }
            Job leased = job.get();
            RunningJob context = new RunningJob(leased, lease, store, clock);
            running.add(context);
            threads.execute(() -> {
                try {
                    run(leased, context);
                } finally {
                    running.remove(context);
                    slots.release();
                    wake.release();
                }
            });
        }
    }

    private void heartbeat() {
        for (RunningJob job : running) {
            if (!store.heartbeat(job.id(), job.lease(), clock.instant().plus(LEASE))) {
                job.end();
            }
        }
    }

    private void run(Job job, RunningJob context) {
        long begin = System.nanoTime();
        JobState state = JobState.FAILED;
        try {
            if (store.attempts(job.id()) > MAX_ATTEMPTS) {
                finish(context, JobState.FAILED, Ending.of("The server stopped three times while it did this."));
                return;
            }
            var handler = handlers.get(job.order().kind());
            if (handler == null) {
                throw new IllegalStateException("no handler for " + job.order().kind());
            }
            var result = handler.run(context);
            state = JobState.DONE;
            finish(context, state, new Ending("", Optional.of(result), List.of(), 0));
        } catch (JobCancelled _) {
            state = JobState.CANCELLED;
            if (context.isStopping()) {
                store.retry(context.id(), context.lease(), clock.instant());
            } else if (store.isCancelAsked(context.id())) {
                finish(context, state, Ending.of("Cancelled."));
            }
        } catch (Refused refused) {
            finish(context, state, Ending.refused(refused.problem()));
        } catch (IOException | RuntimeException e) {
            retryOrFail(context, e);
        } finally {
            LOG.info(
                    "job id={} kind={} state={} ms={}",
                    job.id().value(),
                    job.order().kind(),
                    state.wireName(),
                    (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private void retryOrFail(RunningJob context, Exception failure) {
        if (store.attempts(context.id()) < MAX_ATTEMPTS) {
            LOG.warn("job-retry id={}", context.id().value(), failure);
            store.retry(context.id(), context.lease(), clock.instant().plus(RETRY_AFTER));
        } else {
            LOG.error("job-failed id={}", context.id().value(), failure);
            finish(
                    context,
                    JobState.FAILED,
                    Ending.of("The server failed three times to do this; tell its operator the job's number %d."
                            .formatted(context.id().value())));
        }
    }

    private void finish(RunningJob context, JobState state, Ending ending) {
        boolean ended =
                database.transact(() -> store.finish(context.id(), context.lease(), state, ending, clock.instant()));
        if (ended) {
            freed(context.id(), context.order(), state);
        }
    }

    private void freed(JobId id, Job.Order order, JobState state) {
        var handler = handlers.get(order.kind());
        if (handler == null) {
            return;
        }
        try {
            handler.ended(order, state);
        } catch (IOException | RuntimeException e) {
            LOG.warn("job-leftovers id={}", id.value(), e);
        }
    }
}
