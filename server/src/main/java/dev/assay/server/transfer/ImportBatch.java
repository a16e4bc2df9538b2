package dev.assay.server.transfer;

import dev.assay.formats.ImportProblems;
import dev.assay.server.platform.jobs.JobContext;
import java.util.ArrayList;
import java.util.List;

/// Gathers checked tasks, some thousands at a time, for the thread that writes them. Once something was refused and not
/// everything good is kept, it gathers nothing more. Used by one import.
final class ImportBatch {
    private static final int TASKS = 2_000;
    private static final int BYTES_GUESS = 16 << 20;
    private static final int TELL_EVERY = 1_000;

    private final Handoff<List<ReadyTask>> writer;
    private final ImportProblems problems;
    private final boolean keepGood;
    private final JobContext job;
    private List<ReadyTask> waiting = new ArrayList<>();
    private long waitingBytes;
    private long seen;

    ImportBatch(Handoff<List<ReadyTask>> writer, ImportProblems problems, boolean keepGood, JobContext job) {
        this.writer = writer;
        this.problems = problems;
        this.keepGood = keepGood;
        this.job = job;
    }

    void add(ReadyTask task) {
        if (problems.refusalCount() > 0 && !keepGood) {
            return;
        }
        waiting.add(task);
        waitingBytes += 200 + task.task().data().size() * 100L;
        task.predictions().forEach(one -> waitingBytes += one.checked().result().length());
        task.annotations()
                .forEach(one -> waitingBytes += one.incoming().result().size() * 500L);
        if (waiting.size() >= TASKS || waitingBytes > BYTES_GUESS) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            writer.give(waiting);
        }
        waiting = new ArrayList<>();
        waitingBytes = 0;
    }

    /// Tells how far the import is and stops it when it was cancelled.
    void keepAlive() {
        job.checkCancelled();
        if (++seen % TELL_EVERY == 0) {
            job.progress(seen, 0, "%d tasks read".formatted(seen));
        }
    }
}
