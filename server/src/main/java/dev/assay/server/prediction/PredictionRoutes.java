package dev.assay.server.prediction;

import dev.assay.formats.wire.WireValues;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Problem.Detail;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import dev.assay.server.task.Task;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Predictions over HTTP, with Label Studio's paths and fields.
public final class PredictionRoutes {
    private static final long MAX_BYTES = 64L << 20;
    private static final long MAX_LIST_BYTES = 250L << 20;
    private static final int PAGE = 1_000;
    private final Predictions predictions;
    private final Tasks tasks;
    private final Projects projects;

    public PredictionRoutes(Predictions predictions, Tasks tasks, Projects projects) {
        this.predictions = predictions;
        this.tasks = tasks;
        this.projects = projects;
    }

    public List<Endpoint> endpoints() {
        Scope one = new Scope.Project(exchange -> predictions.projectOf(id(exchange)));
        Scope inQuery = new Scope.Project(this::projectOfQuery);
        Scope inBody = new Scope.Project(
                exchange -> projectOfTask(exchange.readObject(MAX_BYTES).path("task")));
        Scope project = Scope.Project.param("id");
        String path = "/api/predictions";
        return List.of(
                new Endpoint(Method.GET, path, Permission.PREDICTION_SEE, inQuery, this::list),
                new Endpoint(Method.POST, path, Permission.PREDICTION_EDIT, inBody, this::create),
                new Endpoint(Method.GET, path + "/{id}", Permission.PREDICTION_SEE, one, this::read),
                new Endpoint(Method.PATCH, path + "/{id}", Permission.PREDICTION_EDIT, one, this::change),
                new Endpoint(Method.PUT, path + "/{id}", Permission.PREDICTION_EDIT, one, this::change),
                new Endpoint(Method.DELETE, path + "/{id}", Permission.PREDICTION_EDIT, one, this::delete),
                new Endpoint(
                        Method.GET,
                        "/api/projects/{id}/model-versions",
                        Permission.PREDICTION_SEE,
                        project,
                        this::versions),
                new Endpoint(
                        Method.DELETE,
                        "/api/projects/{id}/model-versions",
                        Permission.PREDICTION_EDIT,
                        project,
                        this::deleteVersion),
                new Endpoint(
                        Method.POST,
                        "/api/projects/{id}/import/predictions",
                        Permission.PREDICTION_EDIT,
                        project,
                        this::importAll));
    }

    private static PredictionId id(Exchange exchange) {
        return new PredictionId(exchange.longParam("id"));
    }

    /// The project of the task or the project in the query; a request that names neither names nothing, a 404.
    private OptionalLong projectOfQuery(Exchange exchange) {
        OptionalLong task = exchange.queryId("task");
        OptionalLong project = exchange.queryId("project");
        if (project.isEmpty() && task.isEmpty()) {
            project = exchange.queryId("task__project");
        }
        return task.isPresent() ? projectOf(task.getAsLong()) : project;
    }

    private OptionalLong projectOfTask(JsonNode task) {
        OptionalLong id = Json.id(task);
        return id.isPresent() ? projectOf(id.getAsLong()) : id;
    }

    private OptionalLong projectOf(long task) {
        return tasks.projectOf(new TaskId(task))
                .map(id -> OptionalLong.of(id.value()))
                .orElse(OptionalLong.empty());
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        OptionalLong task = exchange.queryId("task");
        if (task.isPresent()) {
            TaskId id = new TaskId(task.getAsLong());
            predictions
                    .ofTasks(List.of(id))
                    .getOrDefault(id, List.of())
                    .forEach(one -> list.add(PredictionJson.write(one)));
        } else {
            long project = projectOfQuery(exchange).orElseThrow();
            predictions
                    .ofProject(
                            new ProjectId(project), exchange.queryLong("after").orElse(0), PAGE)
                    .forEach(one -> list.add(PredictionJson.write(one)));
        }
        exchange.json(list);
    }

    private void read(Exchange exchange, Caller caller) {
        exchange.json(PredictionJson.write(predictions.require(id(exchange))));
    }

    private void create(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        Task task = tasks.require(new TaskId(body.path("task").asLong()));
        Project project = projects.require(task.project());
        Read read = read(predictions.checkFor(project), body, task, "");
        read.refuseIfWrong();
        Prediction made = predictions
                .create(caller.person(), project.id(), List.of(read.prediction("")))
                .getFirst();
        exchange.header("Location", "/api/predictions/" + made.id().value());
        exchange.json(201, PredictionJson.write(made));
    }

    /// A body that was read and judged.
    private record Read(long task, PredictionCheck.Checked checked, OptionalDouble score, Optional<String> version) {
        NewPrediction prediction(String standardVersion) {
            return new NewPrediction(task, checked.result(), score, version.orElse(standardVersion), checked.misfits());
        }

        void refuseIfWrong() {
            if (!checked.refusals().isEmpty()) {
                throw new Refused(new PredictionProblem.BadResult(checked.refusals()));
            }
        }
    }

    private static Read read(PredictionCheck check, JsonNode body, Task task, String pointer) {
        PredictionCheck.Checked checked = check.check(
                PredictionJson.plain(body.path("result")),
                WireValues.object(PredictionJson.plainObject(task.content().data())),
                pointer + "/result");
        JsonNode version = body.path("model_version");
        return new Read(
                task.id().value(),
                checked,
                PredictionJson.score(body, pointer.isEmpty() ? "" : pointer.substring(1) + "/"),
                version.isString() ? Optional.of(version.asString()) : Optional.empty());
    }

    private void change(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        Prediction before = predictions.require(id(exchange));
        Prediction.Content was = before.content();
        ArrayNode result = was.result();
        ArrayNode problems = was.problems();
        if (body.has("result")) {
            Project project = projects.require(before.project());
            Read read = read(predictions.checkFor(project), body, tasks.require(before.task()), "");
            read.refuseIfWrong();
            result = (ArrayNode) Json.read(read.checked().result());
            problems = (ArrayNode) Json.read(read.checked().misfits());
        }
        OptionalDouble score = body.has("score") ? PredictionJson.score(body, "") : was.score();
        String version = body.path("model_version").isString()
                ? body.path("model_version").asString()
                : was.modelVersion();
        exchange.json(PredictionJson.write(
                predictions.change(before.id(), new Prediction.Content(result, score, version, problems))));
    }

    private void delete(Exchange exchange, Caller caller) {
        predictions.delete(id(exchange));
        exchange.noContent();
    }

    private void versions(Exchange exchange, Caller caller) {
        ObjectNode answer = Json.object();
        List<ModelVersion> versions = predictions.versions(new ProjectId(exchange.longParam("id")));
        if (exchange.queryFlag("extended")) {
            ArrayNode stored = answer.putArray("static");
            for (ModelVersion version : versions) {
                stored.addObject()
                        .put("model_version", version.name())
                        .put("count", version.predictions())
                        .put("latest", version.latest().toString());
            }
            answer.putArray("live");
        } else {
            versions.forEach(version -> answer.put(version.name(), version.predictions()));
        }
        exchange.json(answer);
    }

    private void deleteVersion(Exchange exchange, Caller caller) {
        JsonNode version = exchange.readObject(MAX_BYTES).path("model_version");
        if (!version.isString()) {
            throw new Refused(
                    RequestProblem.Invalid.field("model_version", "The version whose predictions shall go is wanted."));
        }
        long deleted = predictions.deleteVersion(new ProjectId(exchange.longParam("id")), version.asString());
        exchange.json(Json.object().put("deleted_predictions", deleted));
    }

    private void importAll(Exchange exchange, Caller caller) {
        Project project = projects.require(new ProjectId(exchange.longParam("id")));
        if (!(exchange.readJson(MAX_LIST_BYTES) instanceof ArrayNode list)) {
            throw new Refused(new RequestProblem.Invalid(
                    List.of(new Detail("", "A list of {task, result, score, model_version} is wanted."))));
        }
        PredictionCheck check = predictions.checkFor(project);
        List<NewPrediction> made = new ArrayList<>();
        List<Detail> refusals = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            OptionalLong id = Json.id(item.path("task"));
            Optional<Task> task = (id.isPresent() ? tasks.find(new TaskId(id.getAsLong())) : Optional.<Task>empty())
                    .filter(found -> found.project().equals(project.id()));
            if (task.isEmpty()) {
                refusals.add(
                        new Detail("/" + i + "/task", "Task %s is not in this project.".formatted(item.path("task"))));
                continue;
            }
            Read read = read(check, item, task.get(), "/" + i);
            refusals.addAll(read.checked().refusals());
            made.add(read.prediction("undefined"));
        }
        if (!refusals.isEmpty()) {
            throw new Refused(new PredictionProblem.BadResult(refusals));
        }
        predictions.create(caller.person(), project.id(), made);
        exchange.json(201, Json.object().put("created", made.size()));
    }
}
