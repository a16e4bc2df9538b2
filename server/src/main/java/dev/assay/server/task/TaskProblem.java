package dev.assay.server.task;

import dev.assay.server.platform.http.Problem;

/// The refusals of tasks and of claims on them.
public sealed interface TaskProblem extends Problem {
    /// The named lease is over and another person has its place.
    record LeaseLost(TaskId task) implements TaskProblem {
        @Override
        public Kind kind() {
            return new Kind("lease-lost", 409, "Lease lost");
        }

        @Override
        public String detail() {
            return "Your hold on task %d ended and the task passed to somebody else; your draft is kept. Ask for the next task."
                    .formatted(task.value());
        }
    }

    /// A skip of a task that does not allow it.
    record NotSkippable(TaskId task) implements TaskProblem {
        @Override
        public Kind kind() {
            return new Kind("task-not-skippable", 400, "Task cannot be skipped");
        }

        @Override
        public String detail() {
            return "This task cannot be skipped.";
        }
    }

    /// A change of an answer to a task that was accepted.
    record Accepted(TaskId task) implements TaskProblem {
        @Override
        public Kind kind() {
            return new Kind("task-accepted", 409, "Task is accepted");
        }

        @Override
        public String detail() {
            return "Task %d was accepted in review, so its answers stand. A manager can reopen it."
                    .formatted(task.value());
        }
    }

    /// A verdict or a reopening that the task's state does not allow.
    record WrongState(TaskId task, TaskState state, TaskState wanted) implements TaskProblem {
        @Override
        public Kind kind() {
            return new Kind("task-wrong-state", 409, "Task is in another state");
        }

        @Override
        public String detail() {
            return "Task %d is %s and this needs it to be %s; load it again to see what happened."
                    .formatted(task.value(), state.wireName(), wanted.wireName());
        }
    }
}
