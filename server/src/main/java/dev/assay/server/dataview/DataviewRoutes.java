package dev.assay.server.dataview;

import dev.assay.labeling.DataKey;
import dev.assay.labeling.LabelingConfig;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.StorableJson;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskObjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The data manager over HTTP.
final class DataviewRoutes {
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGE_SIZE = 1_000;
    private static final long MAX_BODY_BYTES = 16 * 1024 * 1024;
    private final TaskLists lists;
    private final Views views;
    private final TaskObjects tasks;
    private final Projects projects;

    DataviewRoutes(TaskLists lists, Views views, TaskObjects tasks, Projects projects) {
        this.lists = lists;
        this.views = views;
        this.tasks = tasks;
        this.projects = projects;
    }

    List<Endpoint> endpoints() {
        Scope ofList = new Scope.Project(this::projectOfList);
        Scope ofQuery = new Scope.Project(exchange -> exchange.queryLong("project"));
        Scope ofBody = new Scope.Project(DataviewRoutes::projectOfBody);
        Scope ofView = new Scope.Project(exchange -> views.projectOf(exchange.longParam("id")));
        return List.of(
                new Endpoint(Method.GET, "/api/tasks", Permission.TASK_SEE, ofList, this::list),
                new Endpoint(Method.GET, "/api/dm/tasks", Permission.TASK_SEE, ofList, this::list),
                new Endpoint(Method.GET, "/api/dm/columns", Permission.TASK_SEE, ofQuery, this::columns),
                new Endpoint(Method.GET, "/api/dm/views", Permission.VIEW_SEE, ofQuery, this::viewList),
                new Endpoint(Method.POST, "/api/dm/views", Permission.VIEW_EDIT, ofBody, this::createView),
                new Endpoint(Method.POST, "/api/dm/views/order", Permission.VIEW_EDIT, ofBody, this::orderViews),
                new Endpoint(Method.GET, "/api/dm/views/{id}", Permission.VIEW_SEE, ofView, this::view),
                new Endpoint(Method.PATCH, "/api/dm/views/{id}", Permission.VIEW_EDIT, ofView, this::changeView),
                new Endpoint(Method.PUT, "/api/dm/views/{id}", Permission.VIEW_EDIT, ofView, this::changeView),
                new Endpoint(Method.DELETE, "/api/dm/views/{id}", Permission.VIEW_EDIT, ofView, this::deleteView));
    }

    private OptionalLong projectOfList(Exchange exchange) {
        OptionalLong view = exchange.queryLong("view");
        return view.isPresent() ? views.projectOf(view.getAsLong()) : exchange.queryLong("project");
    }

    private static OptionalLong projectOfBody(Exchange exchange) {
        OptionalLong named = exchange.queryLong("project");
        if (named.isPresent()) {
            return named;
        }
        JsonNode project = exchange.readObject(MAX_BODY_BYTES).path("project");
        return project.canConvertToLong() ? OptionalLong.of(project.longValue()) : OptionalLong.empty();
    }

    private void list(Exchange exchange, Caller caller) {
        TaskQuery query = query(exchange);
        int size = Math.clamp(exchange.queryLong("page_size").orElse(PAGE_SIZE), 1, MAX_PAGE_SIZE);
        Optional<Position> cursor =
                exchange.query("cursor").filter(c -> !c.isEmpty()).map(Position::ofCursor);
        OptionalLong number = exchange.queryLong("page");
        TaskLists.Page page = cursor.isEmpty() && number.isPresent()
                ? lists.numbered(query, number.getAsLong(), size)
                : lists.after(query, cursor, size);
        boolean whole = exchange.query("fields").orElse("").equals("all");
        Map<Long, List<Long>> annotators = lists.annotators(page.ids());
        ArrayNode rows = Json.array();
        for (ObjectNode task : tasks.read(page.ids().stream().map(TaskId::new).toList(), caller, whole)) {
            ArrayNode people = task.putArray("annotators");
            annotators.getOrDefault(task.path("id").longValue(), List.of()).forEach(people::add);
            rows.add(task);
        }
        exchange.json(DataviewJson.page(page, rows));
    }

    private TaskQuery query(Exchange exchange) {
        OptionalLong view = exchange.queryLong("view");
        long project = projectOfList(exchange).orElseThrow();
        JsonNode asked = view.isPresent() ? views.require(view.getAsLong()).data() : queryOf(exchange);
        TaskQuery query = QueryJson.read(project, asked);
        Optional<String> words = exchange.query("search").filter(text -> !text.isBlank());
        if (words.isPresent()) {
            query = query.and(new Filter.Contains(words.get().strip()));
        }
        if (exchange.queryFlag("only_annotated")) {
            query = query.and(new Filter.Compare(
                    new Filter.Target.OfTask(TaskColumn.TOTAL_ANNOTATIONS),
                    Filter.Operator.GREATER,
                    new Filter.Operand.Amount(java.math.BigDecimal.ZERO)));
        }
        return query;
    }

    private static JsonNode queryOf(Exchange exchange) {
        String text = exchange.query("query").orElse("");
        if (text.isBlank()) {
            return Json.object();
        }
        try {
            JsonNode query = Json.read(text);
            List<Problem.Detail> problems = StorableJson.problems(query);
            if (!problems.isEmpty()) {
                throw new Refused(new DataviewProblem.InvalidQuery(problems));
            }
            return query;
        } catch (JacksonException e) {
            throw new Refused(new DataviewProblem.InvalidQuery(
                    List.of(new Problem.Detail("/query", "The query is not JSON: " + Json.sayWhy(e)))));
        }
    }

    private void columns(Exchange exchange, Caller caller) {
        long project = exchange.queryLong("project").orElseThrow();
        LabelingConfig config = projects.labeling(projects.require(new ProjectId(project)));
        List<DataviewJson.DataColumn> columns = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (DataKey key : config.dataKeys()) {
            shown.add(key.key());
            columns.add(new DataviewJson.DataColumn(key.key(), key.tag()));
        }
        for (String key : lists.dataKeys(project)) {
            if (!shown.contains(key)) {
                columns.add(new DataviewJson.DataColumn(key, "String"));
            }
        }
        exchange.json(DataviewJson.columns(columns));
    }

    private void viewList(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        views.list(exchange.queryLong("project").orElseThrow()).forEach(view -> list.add(DataviewJson.view(view)));
        exchange.json(list);
    }

    private void createView(Exchange exchange, Caller caller) {
        long project = projectOfBody(exchange).orElseThrow();
        ObjectNode body = exchange.readObject(MAX_BODY_BYTES);
        ObjectNode data = body.path("data") instanceof ObjectNode given ? given : Json.object();
        exchange.json(
                201, DataviewJson.view(views.create(project, caller.person().value(), data)));
    }

    private void orderViews(Exchange exchange, Caller caller) {
        List<Long> ids = new ArrayList<>();
        exchange.readObject(MAX_BODY_BYTES).path("ids").forEach(id -> ids.add(id.asLong(0)));
        views.order(projectOfBody(exchange).orElseThrow(), ids);
        exchange.empty(200);
    }

    private void view(Exchange exchange, Caller caller) {
        exchange.json(DataviewJson.view(views.require(exchange.longParam("id"))));
    }

    private void changeView(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BODY_BYTES);
        JsonNode data = body.path("data") instanceof ObjectNode given ? given : Json.object();
        exchange.json(DataviewJson.view(views.change(exchange.longParam("id"), data)));
    }

    private void deleteView(Exchange exchange, Caller caller) {
        views.delete(exchange.longParam("id"));
        exchange.noContent();
    }
}
