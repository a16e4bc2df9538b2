package dev.assay.server.platform.jobs;

import java.util.Optional;
import java.util.OptionalLong;

/// Which jobs a list shows: of a scope, of a creator, in a state, older than the job `before`, at most `limit`.
public record JobFilter(
        OptionalLong scopeId, OptionalLong creatorId, Optional<JobState> state, OptionalLong before, int limit) {}
