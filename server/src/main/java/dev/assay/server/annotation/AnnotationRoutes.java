package dev.assay.server.annotation;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskProjects;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of answers: submit, read, change, versions.
public final class AnnotationRoutes {
    static final long MAX_BYTES = 70L * 1024 * 1024;
    private final Annotations annotations;
    private final AnnotationChanges changes;
    private final IdempotentRequests requests;
    private final TaskProjects taskProjects;

    public AnnotationRoutes(Annotations annotations, IdempotentRequests requests, TaskProjects taskProjects) {
        this.annotations = annotations;
        this.changes = new AnnotationChanges(annotations);
        this.requests = requests;
        this.taskProjects = taskProjects;
    }

    public List<Endpoint> endpoints() {
        Scope task = taskProjects.scope("id");
        Scope annotation = scope(annotations);
        String ofTask = "/api/tasks/{id}/annotations";
        String one = "/api/annotations/{id}";
        return List.of(
                new Endpoint(Method.GET, ofTask, Permission.ANNOTATION_SEE, task, this::list),
                new Endpoint(Method.POST, ofTask, Permission.LABEL, task, this::submit),
                new Endpoint(Method.GET, one, Permission.ANNOTATION_SEE, annotation, this::read),
                new Endpoint(Method.PATCH, one, Permission.LABEL, annotation, this::change),
                new Endpoint(Method.PUT, one, Permission.LABEL, annotation, this::change),
                new Endpoint(Method.DELETE, one, Permission.LABEL, annotation, this::delete),
                new Endpoint(Method.POST, one + "/convert-to-draft", Permission.LABEL, annotation, this::toDraft),
                new Endpoint(Method.GET, one + "/versions", Permission.ANNOTATION_SEE, annotation, this::versions),
                new Endpoint(Method.GET, one + "/diff", Permission.ANNOTATION_SEE, annotation, this::diff),
                new Endpoint(Method.POST, one + "/revert", Permission.LABEL, annotation, this::revert));
    }

    /// The scope of a route whose path names an annotation by `id`.
    public static Scope scope(Annotations annotations) {
        return new Scope.Project(exchange -> annotations.projectOf(new AnnotationId(exchange.longParam("id"))));
    }

    private static AnnotationId id(Exchange exchange) {
        return new AnnotationId(exchange.longParam("id"));
    }

    private static TaskId task(Exchange exchange) {
        return new TaskId(exchange.longParam("id"));
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        annotations
                .ofTask(caller, task(exchange), exchange.queryFlag("was_cancelled"))
                .forEach(annotation -> list.add(AnnotationJson.write(annotation)));
        exchange.json(list);
    }

    private void submit(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        Submission sent = AnnotationJson.readSubmission(body, exchange.queryFlag("was_cancelled"));
        String answer = requests.once(request(exchange, caller, body), () -> {
            Annotation made = annotations.submit(caller, task(exchange), sent);
            ObjectNode node = AnnotationJson.write(made);
            if (body.isEmpty() || body.path("result").isNull()) {
                node.putNull("result");
            }
            return new IdempotentRequests.Answer(made.id(), Json.write(node));
        });
        ObjectNode node = Json.readObject(answer);
        exchange.header("Location", "/api/annotations/" + node.path("id").asLong());
        answer(exchange, 201, node);
    }

    /// A request that may be repeated, as the client sent it.
    public static IdempotentRequests.Request request(Exchange exchange, Caller caller, ObjectNode body) {
        return new IdempotentRequests.Request(
                caller,
                exchange.header("Idempotency-Key"),
                exchange.method() + " " + exchange.path().replaceFirst("/$", "") + " " + Json.write(body));
    }

    private static void answer(Exchange exchange, int status, ObjectNode annotation) {
        exchange.etag(annotation.path("version").asString("1"));
        exchange.json(status, annotation);
    }

    private void read(Exchange exchange, Caller caller) {
        answer(exchange, 200, AnnotationJson.write(annotations.require(caller, id(exchange))));
    }

    private void change(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        Submission sent = AnnotationJson.readSubmission(body, false);
        Optional<Integer> expected = expected(exchange);
        String answer = requests.once(request(exchange, caller, body), () -> {
            Annotation changed = changes.change(caller, id(exchange), sent, expected);
            return new IdempotentRequests.Answer(changed.id(), Json.write(AnnotationJson.write(changed)));
        });
        answer(exchange, 200, Json.readObject(answer));
    }

    /// The version in `If-Match`; one that is no number matches none.
    public static Optional<Integer> expected(Exchange exchange) {
        return exchange.ifMatch()
                .filter(tag -> !tag.equals("*"))
                .map(tag -> tag.matches("\\d{1,9}") ? Integer.valueOf(tag) : Integer.valueOf(-1));
    }

    private void delete(Exchange exchange, Caller caller) {
        changes.delete(caller, id(exchange));
        exchange.noContent();
    }

    private void toDraft(Exchange exchange, Caller caller) {
        exchange.json(AnnotationJson.write(changes.toDraft(caller, id(exchange)), ""));
    }

    private void versions(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        annotations.versions(caller, id(exchange)).forEach(version -> list.add(AnnotationJson.write(version)));
        exchange.json(list);
    }

    private void diff(Exchange exchange, Caller caller) {
        int newest = annotations.require(caller, id(exchange)).version();
        int to = (int) exchange.queryLong("to").orElse(newest);
        int from = (int) exchange.queryLong("from").orElse(to - 1L);
        ObjectNode diff = ResultDiff.between(
                annotations.resultOf(caller, id(exchange), from), annotations.resultOf(caller, id(exchange), to));
        diff.put("from", from).put("to", to);
        exchange.json(diff);
    }

    private void revert(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        if (!body.path("version").canConvertToInt()) {
            throw new Refused(RequestProblem.Invalid.field("version", "The number of a version is wanted."));
        }
        Annotation reverted =
                changes.revert(caller, id(exchange), body.path("version").asInt(), expected(exchange));
        answer(exchange, 200, AnnotationJson.write(reverted));
    }
}
