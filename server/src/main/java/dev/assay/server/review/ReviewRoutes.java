package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.annotation.AnnotationRoutes;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.annotation.IdempotentRequests;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
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
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of review and of a project's progress.
public final class ReviewRoutes {
    private static final long MAX_BYTES = 70L * 1024 * 1024;
    private static final int MAX_QUEUE = 100;
    private final Ground ground;

    /// What the routes are built on.
    public record Ground(
            Reviews reviews,
            Progress progress,
            Annotations annotations,
            IdempotentRequests requests,
            TaskObjects objects,
            TaskProjects taskProjects) {}

    public ReviewRoutes(Ground ground) {
        this.ground = ground;
    }

    public List<Endpoint> endpoints() {
        Scope project = Scope.Project.param("id");
        Scope task = ground.taskProjects().scope("id");
        Scope annotation = AnnotationRoutes.scope(ground.annotations());
        return List.of(
                new Endpoint(Method.GET, "/api/projects/{id}/review/next", Permission.REVIEW, project, this::next),
                new Endpoint(Method.GET, "/api/projects/{id}/review/queue", Permission.REVIEW, project, this::queue),
                new Endpoint(Method.POST, "/api/annotations/{id}/review", Permission.REVIEW, annotation, this::judge),
                new Endpoint(Method.GET, "/api/tasks/{id}/reviews", Permission.ANNOTATION_SEE, task, this::ofTask),
                new Endpoint(Method.POST, "/api/tasks/{id}/reopen", Permission.TASK_REOPEN, task, this::reopen),
                new Endpoint(
                        Method.GET, "/api/projects/{id}/progress", Permission.QUALITY_SEE, project, this::progress));
    }

    private void next(Exchange exchange, Caller caller) {
        Optional<TaskId> after = exchange.queryLong("after").isPresent()
                ? Optional.of(new TaskId(Math.max(1, exchange.queryLong("after").getAsLong())))
                : Optional.empty();
        ProjectId project = new ProjectId(exchange.longParam("id"));
        Lease lease = ground.reviews().next(caller, project, after, exchange.queryFlag("heartbeat"));
        ObjectNode node = ground.objects().read(lease.task(), caller);
        node.put("unique_lock_id", lease.id().toString());
        node.put("lease_expires_at", lease.expiresAt().toString());
        node.put("queue", "Review queue");
        exchange.json(node);
    }

    private void queue(Exchange exchange, Caller caller) {
        int limit = Math.clamp(exchange.queryLong("limit").orElse(10), 1, MAX_QUEUE);
        List<TaskId> waiting = ground.reviews().waiting(caller, new ProjectId(exchange.longParam("id")), limit);
        ArrayNode list = Json.array();
        ground.objects().read(waiting, caller, true).forEach(list::add);
        exchange.json(list);
    }

    private void judge(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        AnnotationId id = new AnnotationId(exchange.longParam("id"));
        Reviews.Verdict verdict = ReviewJson.read(body, AnnotationRoutes.expected(exchange));
        IdempotentRequests.Request request = AnnotationRoutes.request(exchange, caller, body);
        String answer = ground.requests().once(request, () -> {
            Review review = ground.reviews().judge(caller, id, verdict);
            return new IdempotentRequests.Answer(id, Json.write(ReviewJson.write(review)));
        });
        exchange.json(201, Json.read(answer));
    }

    private void ofTask(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        ground.reviews()
                .ofTask(caller, new TaskId(exchange.longParam("id")))
                .forEach(review -> list.add(ReviewJson.write(review)));
        exchange.json(list);
    }

    private void reopen(Exchange exchange, Caller caller) {
        TaskId id = new TaskId(exchange.longParam("id"));
        String reason =
                exchange.readObject(MAX_BYTES).path("reason").asString("").strip();
        if (reason.isEmpty()) {
            throw new Refused(RequestProblem.Invalid.field("reason", "Say why the task is reopened."));
        }
        ground.reviews().reopen(caller, id, reason);
        exchange.json(ground.objects().read(id, caller));
    }

    private void progress(Exchange exchange, Caller caller) {
        exchange.json(ground.progress().of(new ProjectId(exchange.longParam("id"))));
    }
}
