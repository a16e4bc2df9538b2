package dev.assay.server.platform.jobs;

import dev.assay.server.platform.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/// A job as it stands: what was asked, how far it is, what came out.
public record Job(JobId id, Order order, Progress progress, Outcome outcome) {
    /// What was asked, by whom (a person's id), for which scope (a project's id).
    public record Order(String kind, ObjectNode payload, long creatorId, OptionalLong scopeId, Instant createdAt) {}

    /// How far it is; `total` 0 means not known yet.
    public record Progress(JobState state, long done, long total, String message) {}

    /// What came out; problems may come with a result too, and are the first of `problemCount`.
    public record Outcome(
            Optional<ObjectNode> result,
            List<Problem.Detail> problems,
            long problemCount,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt) {}

    public JobState state() {
        return progress.state();
    }
}
