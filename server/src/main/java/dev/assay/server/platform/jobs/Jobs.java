package dev.assay.server.platform.jobs;

import dev.assay.server.platform.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// The queue of long work. A job is queued in the transaction of the change that wants it, and runs on any node.
///
/// Shared and mutable: the lists of listeners, filled at start.
public final class Jobs {
    private static final Duration POLL = Duration.ofMillis(50);
    private final Database database;
    private final JobStore store;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Job>> cancelListeners = new CopyOnWriteArrayList<>();

    public Jobs(Database database, Clock clock) {
        this.database = database;
        this.store = new JobStore(database);
        this.clock = clock;
    }

    /// Queues a job of a kind that some [JobRunner] knows. `scopeId` is the project it belongs to.
    public JobId enqueue(String kind, ObjectNode payload, long creatorId, OptionalLong scopeId) {
        return database.transact(() -> {
            JobId id = store.insert(kind, payload, creatorId, scopeId, clock.instant());
            database.afterCommit(() -> listeners.forEach(Runnable::run));
            return id;
        });
    }

    /// Calls the listener, at once and briefly, whenever this process has queued a job.
    void onEnqueue(Runnable listener) {
        listeners.add(listener);
    }

    /// Calls the listener with each job that this process cancelled before it ran.
    void onCancelledWaiting(Consumer<Job> listener) {
        cancelListeners.add(listener);
    }

    public Optional<Job> find(JobId id) {
        return store.find(id);
    }

    /// Newest first.
    public List<Job> list(JobFilter filter) {
        return store.list(filter);
    }

    /// What was asked of the jobs of a kind that have not ended.
    public List<ObjectNode> openPayloads(String kind) {
        return store.openPayloads(kind);
    }

    /// Cancels a job that waits, and asks one that runs to stop; one that has ended stays as it is.
    public void cancel(JobId id) {
        if (store.askCancel(id, clock.instant())) {
            find(id).ifPresent(job -> cancelListeners.forEach(listener -> listener.accept(job)));
        }
    }

    /// Waits until the job has ended, or the time is over; gives it as it then stands. Not inside a transaction.
    public Job await(JobId id, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Job job = store.find(id).orElseThrow(() -> new IllegalArgumentException("there is no job " + id.value()));
            if (job.state().isFinal() || System.nanoTime() > end) {
                return job;
            }
            Thread.sleep(POLL);
        }
    }
}
