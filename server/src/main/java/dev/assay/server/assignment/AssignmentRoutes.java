package dev.assay.server.assignment;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.Lease;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskObjects;
import dev.assay.server.task.TaskProjects;
import dev.assay.server.task.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of the label stream: the next task, and the lease on it.
public final class AssignmentRoutes {
    private static final long MAX_BYTES = 64L * 1024;
    private final Assignments assignments;
    private final AssignmentStore store;
    private final Tasks tasks;
    private final TaskObjects objects;
    private final TaskProjects taskProjects;

    public AssignmentRoutes(Database database, Assignments assignments, Tasks tasks, TaskObjects objects) {
        this.assignments = assignments;
        this.store = new AssignmentStore(database);
        this.tasks = tasks;
        this.objects = objects;
        this.taskProjects = new TaskProjects(tasks);
    }

    public List<Endpoint> endpoints() {
        Scope project = Scope.Project.param("id");
        Scope task = taskProjects.scope("id");
        return List.of(
                new Endpoint(Method.GET, "/api/projects/{id}/next", Permission.LABEL, project, this::next),
                new Endpoint(
                        Method.GET,
                        "/api/projects/{id}/label-stream-history",
                        Permission.LABEL,
                        project,
                        this::history),
                new Endpoint(Method.POST, "/api/tasks/{id}/lease", Permission.LABEL, task, this::renew),
                new Endpoint(Method.DELETE, "/api/tasks/{id}/lease", Permission.LABEL, task, this::release));
    }

    private void next(Exchange exchange, Caller caller) {
        ProjectId project = new ProjectId(exchange.longParam("id"));
        Optional<TaskId> after = exchange.queryLong("after").isPresent()
                ? Optional.of(new TaskId(Math.max(1, exchange.queryLong("after").getAsLong())))
                : Optional.empty();
        Assignments.Offer offer = assignments.next(
                new Assignments.Asking(project, caller.person(), after, exchange.queryFlag("heartbeat")));
        ObjectNode node = objects.read(offer.lease().task(), caller);
        node.put("unique_lock_id", offer.lease().id().toString());
        node.put("lease_expires_at", offer.lease().expiresAt().toString());
        node.put("queue", offer.queue());
        exchange.json(node);
    }

    private void history(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        for (AssignmentStore.Had had : store.lately(new ProjectId(exchange.longParam("id")), caller.person())) {
            ObjectNode node = list.addObject().put("taskId", had.task());
            had.annotation().ifPresentOrElse(id -> node.put("annotationId", id), () -> node.putNull("annotationId"));
        }
        exchange.json(list);
    }

    private void renew(Exchange exchange, Caller caller) {
        TaskId task = new TaskId(exchange.longParam("id"));
        Optional<UUID> named =
                uuid(exchange.readObject(MAX_BYTES).path("unique_lock_id").asString(""));
        Lease lease =
                assignments.renew(caller.person(), task, tasks.require(task).project(), named);
        exchange.json(Json.object()
                .put("task", lease.task().value())
                .put("unique_lock_id", lease.id().toString())
                .put("expires_at", lease.expiresAt().toString()));
    }

    private void release(Exchange exchange, Caller caller) {
        Optional<UUID> named = uuid(exchange.query("unique_lock_id").orElse(""));
        assignments.release(caller.person(), new TaskId(exchange.longParam("id")), named);
        exchange.noContent();
    }

    private static Optional<UUID> uuid(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw new Refused(RequestProblem.Invalid.field("unique_lock_id", "A UUID is wanted; got " + text));
        }
    }
}
