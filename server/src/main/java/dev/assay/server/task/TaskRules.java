package dev.assay.server.task;

import dev.assay.server.project.SkipQueue;
import java.time.Duration;

/// What a project says about its tasks, as read together with one of them.
public record TaskRules(
        SkipQueue skipQueue,
        boolean reviewRequired,
        boolean reviewOwn,
        boolean rejectedGoToAnyone,
        boolean strictResults,
        Config config) {

    /// The version of the labeling config, and how long a task is held without heartbeats.
    public record Config(int version, Duration lease) {}
}
