package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.annotation.Annotations;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of comments, at Label Studio's addresses.
public final class CommentRoutes {
    private static final long MAX_BYTES = 1024 * 1024;
    private static final int PAGE = 1_000;
    private final Comments comments;
    private final Annotations annotations;
    private final Tasks tasks;

    public CommentRoutes(Comments comments, Annotations annotations, Tasks tasks) {
        this.comments = comments;
        this.annotations = annotations;
        this.tasks = tasks;
    }

    public List<Endpoint> endpoints() {
        Scope asked = new Scope.Project(this::projectOfQuery);
        Scope sent = new Scope.Project(this::projectOfBody);
        Scope one = Scope.Project.of("id", comments::projectOf);
        String path = "/api/comments";
        return List.of(
                new Endpoint(Method.GET, path, Permission.ANNOTATION_SEE, asked, this::list),
                new Endpoint(Method.POST, path, Permission.LABEL, sent, this::add),
                new Endpoint(Method.GET, path + "/{id}", Permission.ANNOTATION_SEE, one, this::read),
                new Endpoint(Method.PATCH, path + "/{id}", Permission.LABEL, one, this::change),
                new Endpoint(Method.DELETE, path + "/{id}", Permission.LABEL, one, this::delete));
    }

    private OptionalLong projectOfQuery(Exchange exchange) {
        OptionalLong annotation = exchange.queryId("annotation");
        OptionalLong task = exchange.queryId("task");
        if (annotation.isPresent()) {
            return annotations.projectOf(new AnnotationId(annotation.getAsLong()));
        }
        return task.isPresent() ? projectOfTask(task.getAsLong()) : exchange.queryId("projects");
    }

    private OptionalLong projectOfBody(Exchange exchange) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        OptionalLong id = Json.id(body.path("annotation"));
        if (id.isPresent()) {
            return annotations.projectOf(new AnnotationId(id.getAsLong()));
        }
        OptionalLong task = Json.id(body.path("task"));
        return task.isPresent() ? projectOfTask(task.getAsLong()) : OptionalLong.empty();
    }

    private OptionalLong projectOfTask(long task) {
        return tasks.projectOf(new TaskId(task))
                .map(project -> OptionalLong.of(project.value()))
                .orElse(OptionalLong.empty());
    }

    private void list(Exchange exchange, Caller caller) {
        OptionalLong annotation = exchange.queryId("annotation");
        OptionalLong task = exchange.queryId("task");
        List<Comment> found;
        if (annotation.isPresent()) {
            found = comments.ofAnnotation(caller, new AnnotationId(annotation.getAsLong()));
        } else if (task.isPresent()) {
            found = comments.ofTask(caller, new TaskId(task.getAsLong()));
        } else {
            ProjectId project = new ProjectId(projectOfQuery(exchange).orElseThrow());
            found = comments.ofProject(
                    caller, project, exchange.queryLong("after").orElse(0), PAGE);
        }
        ArrayNode list = Json.array();
        found.forEach(comment -> list.add(CommentJson.write(comment)));
        exchange.json(list);
    }

    private void add(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        Comment.Said said = CommentJson.readNew(body);
        boolean resolved = CommentJson.resolved(body).orElse(false);
        Comment made;
        if (body.path("annotation").isIntegralNumber()) {
            made = comments.add(caller, new AnnotationId(body.path("annotation").asLong()), said, resolved);
        } else {
            TaskId task = new TaskId(body.path("task").asLong());
            made = comments.add(caller, task, tasks.require(task).project(), said, resolved);
        }
        exchange.header("Location", "/api/comments/" + made.id());
        exchange.json(201, CommentJson.write(made));
    }

    private void read(Exchange exchange, Caller caller) {
        exchange.json(CommentJson.write(comments.require(caller, exchange.longParam("id"))));
    }

    private void change(Exchange exchange, Caller caller) {
        long id = exchange.longParam("id");
        Comments.Change change = CommentJson.readChange(exchange.readObject(MAX_BYTES), comments.require(caller, id));
        exchange.json(CommentJson.write(comments.change(caller, id, change)));
    }

    private void delete(Exchange exchange, Caller caller) {
        comments.delete(caller, exchange.longParam("id"));
        exchange.noContent();
    }
}
