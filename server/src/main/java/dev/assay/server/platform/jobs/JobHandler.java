package dev.assay.server.platform.jobs;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/// Does the jobs of one kind. May be run again from the start after a crash, so its effects are idempotent: made in
/// one transaction, or recognised as made.
@FunctionalInterface
public interface JobHandler {
    /// Does the work and gives its result. A [dev.assay.server.platform.http.Refused] ends the job as failed with
    /// that problem's list; other exceptions are retried, then failed.
    ObjectNode run(JobContext context) throws IOException;

    /// Called when the job has ended for good, whatever came out, to free what was kept for it. Not called when the
    /// server dies first: recurring work looks after such leftovers.
    default void ended(Job.Order order, JobState state) throws IOException {}
}
