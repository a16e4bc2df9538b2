package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.util.Optional;

/// One change of a task's state, with who made it, when and why; nobody = the system.
public record TaskEvent(
        long id, TaskId task, Change change, Optional<PersonId> by, Optional<String> reason, Instant at) {

    /// From where (nothing = it was made so), by what, to where.
    public record Change(Optional<TaskState> from, TaskState.Trigger trigger, TaskState to) {}
}
