package dev.assay.server.platform.jobs;

import tools.jackson.databind.node.ObjectNode;

/// The running job, seen by its handler. May be used by several threads.
public interface JobContext {
    JobId id();

    /// What was asked.
    Job.Order order();

    /// Tells how far the work is; written at most a few times a second.
    void progress(long done, long total, String message);

    /// Throws [JobCancelled] when somebody cancelled the job or another node took it over. Call it in every loop.
    void checkCancelled();

    /// What was asked, as JSON.
    default ObjectNode payload() {
        return order().payload();
    }
}
