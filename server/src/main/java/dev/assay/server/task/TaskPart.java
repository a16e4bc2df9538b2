package dev.assay.server.task;

import dev.assay.server.identity.Caller;
import dev.assay.server.project.CounterChanges;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What a feature above knows of tasks: its keys in the wire object, and its counts when tasks go. Wired in `Main`.
public interface TaskPart {
    /// Adds this feature's keys to the tasks' wire objects, as far as the viewer may see them. All tasks are of one
    /// project.
    void addTo(Map<TaskId, ObjectNode> tasks, Viewer viewer);

    /// Who looks, with the role that they have on the tasks' project.
    ///
    /// @param single whether one task was asked for, not a list: people are then shown with their names
    record Viewer(Caller caller, boolean single) {}

    /// Takes what these tasks hold of this feature off the counters, before they are deleted in the same transaction.
    default void subtract(Collection<TaskId> tasks, CounterChanges changes) {}
}
