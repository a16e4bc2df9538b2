package dev.assay.server.assignment;

import dev.assay.server.platform.http.Problem;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Why somebody gets no task.
public sealed interface AssignmentProblem extends Problem {
    /// Nothing is left for this person now.
    ///
    /// @param held tasks that others hold, and when the first of them comes free
    record QueueEmpty(ProjectId project, Optional<Held> held) implements AssignmentProblem {
        /// Tasks that others hold.
        public record Held(int tasks, Instant firstEnds) {}

        @Override
        public Kind kind() {
            return new Kind("queue-empty", 404, "No task left");
        }

        @Override
        public String detail() {
            return held.map(now ->
                            "There are no tasks left for you in project %d now: %d are being labeled by others. Ask again at %s, when the first may come free."
                                    .formatted(
                                            project.value(),
                                            now.tasks(),
                                            now.firstEnds().truncatedTo(ChronoUnit.SECONDS)))
                    .orElse(
                            "There are no tasks left for you in project %d: you have answered or skipped every task that still wants an answer, or all are done."
                                    .formatted(project.value()));
        }
    }

    /// The project hands out no tasks now.
    record Paused(ProjectId project) implements AssignmentProblem {
        @Override
        public Kind kind() {
            return new Kind("project-paused", 404, "Project is paused");
        }

        @Override
        public String detail() {
            return "Project %d is paused and hands out no tasks; a manager can resume it in its settings."
                    .formatted(project.value());
        }
    }
}
