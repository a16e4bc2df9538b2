package dev.assay.server.task;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The wire objects of tasks, with what every feature knows of them. Reads each feature's part for all tasks at once.
public final class TaskObjects {
    private final Tasks tasks;
    private final Assignees assignees;
    private final List<TaskPart> parts;

    public TaskObjects(Tasks tasks, Assignees assignees, List<TaskPart> parts) {
        this.tasks = tasks;
        this.assignees = assignees;
        this.parts = List.copyOf(parts);
    }

    /// The task with all parts that the caller may see, or the refusal that there is none.
    public ObjectNode read(TaskId id, Caller caller) {
        List<ObjectNode> found = read(List.of(id), new TaskPart.Viewer(caller, true), true);
        return found.stream().findFirst().orElseThrow(() -> Tasks.missing(id));
    }

    /// These tasks in this order; those that are gone are left out.
    ///
    /// @param whole whether what features above know is added
    public List<ObjectNode> read(Collection<TaskId> ids, Caller caller, boolean whole) {
        return read(ids, new TaskPart.Viewer(caller, false), whole);
    }

    private List<ObjectNode> read(Collection<TaskId> ids, TaskPart.Viewer viewer, boolean whole) {
        Map<TaskId, ObjectNode> found = new LinkedHashMap<>();
        tasks.find(ids).forEach(task -> found.put(task.id(), TaskJson.write(task)));
        if (viewer.caller().may(Permission.ANNOTATION_SEE_ALL)) {
            tasks.holders(found.keySet()).forEach(lease -> addHolder(found.get(lease.task()), lease));
            assignees.of(found.keySet()).forEach((task, people) -> addAssignees(found.get(task), people));
        }
        if (whole && !found.isEmpty()) {
            parts.forEach(part -> part.addTo(found, viewer));
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

    private static void addAssignees(@Nullable ObjectNode task, List<PersonId> people) {
        if (task != null) {
            people.forEach(person -> task.withArray("assignees").add(person.value()));
        }
    }

    private static void addHolder(@Nullable ObjectNode task, Lease lease) {
        if (task != null) {
            task.withArray("holders")
                    .addObject()
                    .put("person", lease.person().value())
                    .put("expires_at", lease.expiresAt().toString());
        }
    }
}
