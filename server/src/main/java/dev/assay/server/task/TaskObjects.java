package dev.assay.server.task;

import dev.assay.server.identity.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The wire objects of tasks, with what every feature knows of them. Reads each feature's part for all tasks at once.
public final class TaskObjects {
    private final Tasks tasks;
    private final List<TaskPart> parts;

    public TaskObjects(Tasks tasks, List<TaskPart> parts) {
        this.tasks = tasks;
        this.parts = List.copyOf(parts);
    }

    /// The task with all parts that the caller may see, or the refusal that there is none.
    public ObjectNode read(TaskId id, Caller caller) {
        tasks.require(id);
        return read(List.of(id), caller, true).getFirst();
    }

    /// These tasks in this order; those that are gone are left out.
    ///
    /// @param whole whether what features above know is added
    public List<ObjectNode> read(Collection<TaskId> ids, Caller caller, boolean whole) {
        Map<TaskId, ObjectNode> found = new LinkedHashMap<>();
        tasks.find(ids).forEach(task -> found.put(task.id(), TaskJson.write(task)));
        if (whole && !found.isEmpty()) {
            parts.forEach(part -> part.addTo(found, caller));
        }
        List<ObjectNode> ordered = new ArrayList<>();
        for (TaskId id : ids) {
            ObjectNode node = found.get(id);
            if (node != null) {
                ordered.add(node);
            }
        }
        return ordered;
    }
}
