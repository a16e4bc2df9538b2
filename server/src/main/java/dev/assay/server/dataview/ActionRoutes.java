package dev.assay.server.dataview;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bulk actions over HTTP.
final class ActionRoutes {
    private static final long MAX_BODY_BYTES = 16 * 1024 * 1024;
    private final BulkActions actions;
    private final Views views;

    ActionRoutes(BulkActions actions, Views views) {
        this.actions = actions;
        this.views = views;
    }

    List<Endpoint> endpoints() {
        Scope project = new Scope.Project(this::projectOf);
        return List.of(
                new Endpoint(Method.GET, "/api/dm/actions", Permission.TASK_ACTIONS, project, this::list),
                new Endpoint(Method.POST, "/api/dm/actions", Permission.TASK_ACTIONS, project, this::run),
                new Endpoint(
                        Method.POST,
                        "/api/projects/{id}/tasks/assignees",
                        Permission.TASK_ACTIONS,
                        Scope.Project.param("id"),
                        this::assign));
    }

    private OptionalLong projectOf(Exchange exchange) {
        OptionalLong view = exchange.queryLong("view");
        return view.isPresent() ? views.projectOf(view.getAsLong()) : exchange.queryLong("project");
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        for (BulkAction action : actions.all()) {
            ObjectNode node = list.addObject()
                    .put("id", action.id())
                    .put("title", action.title())
                    .put("order", action.order())
                    .put("experimental", false)
                    .put("hidden", false)
                    .put("disabled", false);
            node.putObject("dialog")
                    .put("title", action.title())
                    .put("text", action.text())
                    .put("type", "confirm");
        }
        exchange.json(list);
    }

    private void run(Exchange exchange, Caller caller) throws IOException {
        long project = projectOf(exchange).orElseThrow();
        ObjectNode asked = exchange.readObject(MAX_BODY_BYTES).deepCopy();
        OptionalLong view = exchange.queryLong("view");
        if (view.isPresent()) {
            ObjectNode data = views.require(view.getAsLong()).data();
            for (String key : List.of("filters", "ordering", "selectedItems")) {
                if (data.has(key)) {
                    asked.set(key, data.get(key));
                }
            }
        }
        start(exchange, caller, new Order(project, exchange.query("id").orElse(""), asked));
    }

    /// As Label Studio's SDK assigns: people are added to those whom the tasks have.
    private void assign(Exchange exchange, Caller caller) throws IOException {
        ObjectNode asked = exchange.readObject(MAX_BODY_BYTES).deepCopy();
        if (!asked.has("mode")) {
            asked.put("mode", "add");
        }
        start(exchange, caller, new Order(exchange.longParam("id"), TaskActions.ASSIGN, asked));
    }

    private record Order(long project, String action, ObjectNode asked) {}

    private void start(Exchange exchange, Caller caller, Order order) throws IOException {
        try {
            exchange.json(answer(actions.start(caller, order.project(), order.action(), order.asked())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a bulk action");
        }
    }

    private static ObjectNode answer(Job job) {
        ObjectNode answer = job.outcome().result().map(ObjectNode::deepCopy).orElseGet(Json::object);
        answer.put("job", job.id().value()).put("reload", true);
        if (job.state() != JobState.DONE) {
            answer.put("processed_items", job.progress().done())
                    .put("detail", "The action is %s.".formatted(job.state().wireName()));
        }
        return answer;
    }
}
