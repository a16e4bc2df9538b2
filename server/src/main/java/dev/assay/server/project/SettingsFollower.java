package dev.assay.server.project;

import dev.assay.server.identity.PersonId;

/// A feature above whose facts follow a project's queue and review rules; wired in `Main`. Called in the transaction
/// that changes them, so it must be quick: long work goes into a job.
@FunctionalInterface
public interface SettingsFollower {
    void rulesChanged(Project before, Project after, PersonId by);
}
