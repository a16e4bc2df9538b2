package dev.assay.server.dataview;

import dev.assay.server.identity.Caller;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Something to do with every task of a selection. `text` is what a dialog asks before it is done.
///
/// @param check refuses a form that lacks what the step needs, before anything is done
record BulkAction(String id, String title, int order, String text, Check check, Step step) {
    /// Looks at what the dialog asked for.
    @FunctionalInterface
    interface Check {
        /// Nothing is asked for besides the selection.
        Check NOTHING = (_, _) -> {};

        /// Refuses a form that will not do.
        void accept(ProjectId project, ObjectNode form);
    }

    /// Does it to at most a thousand tasks, in one transaction; doing it twice does no more than once.
    @FunctionalInterface
    interface Step {
        /// Does it to these tasks, and tells how many it changed.
        int apply(Batch batch);
    }

    /// Tasks of one transaction.
    ///
    /// @param by who started it, in the role they had then
    /// @param form what the dialog asked for besides, by name
    record Batch(Caller by, ProjectId project, List<TaskId> tasks, ObjectNode form) {
        Batch {
            tasks = List.copyOf(tasks);
        }
    }
}
