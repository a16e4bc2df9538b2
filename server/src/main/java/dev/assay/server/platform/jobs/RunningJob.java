package dev.assay.server.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A job that this node runs now. Shared with the heartbeat, which ends it when its lease is lost.
final class RunningJob implements JobContext {
    private static final Duration PROGRESS_PERIOD = Duration.ofMillis(250);
    private final Job job;
    private final UUID lease;
    private final JobStore store;
    private final Clock clock;
    private volatile boolean ended;
    private volatile boolean stopping;
    private Instant lastProgress = Instant.EPOCH;

    RunningJob(Job job, UUID lease, JobStore store, Clock clock) {
        this.job = job;
        this.lease = lease;
        this.store = store;
        this.clock = clock;
    }

    UUID lease() {
        return lease;
    }

    /// The job was cancelled, or its lease is another's.
    void end() {
        ended = true;
    }

    /// The server stops; the job is to be run again.
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public JobId id() {
        return job.id();
    }

    @Override
    public Job.Order order() {
        return job.order();
    }

    @Override
    public synchronized void progress(long done, long total, String message) {
        Instant now = clock.instant();
        if (done == total || lastProgress.plus(PROGRESS_PERIOD).isBefore(now)) {
            lastProgress = now;
            store.progress(job.id(), lease, done, total, message);
        }
    }

    @Override
    public void checkCancelled() {
        if (ended || stopping) {
            throw new JobCancelled();
        }
    }
}
