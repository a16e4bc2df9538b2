package dev.assay.server.project;

import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.SampleTask;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of projects and their members.
public final class ProjectRoutes {
    private static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final int MAX_PAGE = 1_000;
    private final Projects projects;
    private final Counters counters;
    private final Members members;

    public ProjectRoutes(Projects projects, Counters counters, Members members) {
        this.projects = projects;
        this.counters = counters;
        this.members = members;
    }

    public List<Endpoint> endpoints() {
        Scope one = Scope.Project.param("id");
        String path = "/api/projects/{id}";
        return List.of(
                Endpoint.organization(Method.GET, "/api/projects", Permission.PROJECT_SEE, this::list),
                Endpoint.organization(Method.POST, "/api/projects", Permission.PROJECT_CREATE, this::create),
                Endpoint.organization(Method.GET, "/api/projects/counts", Permission.PROJECT_SEE, this::counts),
                Endpoint.organization(
                        Method.POST, "/api/projects/validate", Permission.PROJECT_CREATE, this::checkAlone),
                new Endpoint(Method.GET, path, Permission.PROJECT_SEE, one, this::read),
                new Endpoint(Method.PATCH, path, Permission.PROJECT_EDIT, one, this::change),
                new Endpoint(Method.PUT, path, Permission.PROJECT_EDIT, one, this::change),
                new Endpoint(Method.DELETE, path, Permission.PROJECT_DELETE, one, this::delete),
                new Endpoint(Method.POST, path + "/validate", Permission.PROJECT_EDIT, one, this::check),
                new Endpoint(Method.POST, path + "/sample-task", Permission.PROJECT_SEE, one, this::sampleTask),
                new Endpoint(Method.GET, path + "/summary", Permission.PROJECT_SEE, one, this::summary),
                new Endpoint(Method.GET, path + "/config-versions", Permission.PROJECT_EDIT, one, this::versions),
                new Endpoint(Method.GET, path + "/members", Permission.PROJECT_MEMBERS, one, this::members),
                new Endpoint(Method.POST, path + "/members", Permission.PROJECT_MEMBERS, one, this::putMember),
                new Endpoint(
                        Method.DELETE, path + "/members/{user}", Permission.PROJECT_MEMBERS, one, this::removeMember));
    }

    private static ProjectId id(Exchange exchange) {
        return new ProjectId(exchange.longParam("id"));
    }

    private ObjectNode show(Project project, Role role) {
        return show(project, counters.read(project.id()), role);
    }

    private ObjectNode show(Project project, CounterValues values, Role role) {
        return ProjectJson.write(project, new ProjectJson.Shown(values, projects.labeling(project), role));
    }

    private void list(Exchange exchange, Caller caller) {
        Listed listed = listed(exchange, caller);
        ObjectNode answer = listed.envelope(exchange);
        ArrayNode results = answer.putArray("results");
        for (Project project : listed.page().projects()) {
            Role role = members.roleOn(caller, project.id().value()).orElse(caller.role());
            results.add(show(project, listed.counts().getOrDefault(project.id(), NOTHING), role));
        }
        exchange.json(answer);
    }

    private static final CounterValues NOTHING = new CounterValues(Map.of());

    private void counts(Exchange exchange, Caller caller) {
        Listed listed = listed(exchange, caller);
        ObjectNode answer = listed.envelope(exchange);
        ArrayNode results = answer.putArray("results");
        for (Project project : listed.page().projects()) {
            ObjectNode node = results.addObject().put("id", project.id().value());
            ProjectJson.counts(node, listed.counts().getOrDefault(project.id(), NOTHING));
        }
        exchange.json(answer);
    }

    /// One page of a list with its counters.
    private record Listed(Projects.Page page, Map<ProjectId, CounterValues> counts, int number, int size) {
        ObjectNode envelope(Exchange exchange) {
            ObjectNode answer = Json.object().put("count", page.total());
            boolean more = (long) number * size < page.total();
            answer.put("next", more ? link(exchange, number + 1) : null);
            answer.put("previous", number > 1 ? link(exchange, number - 1) : null);
            return answer;
        }

        private String link(Exchange exchange, int to) {
            return "%s?page=%d&page_size=%d".formatted(exchange.path(), to, size);
        }
    }

    private Listed listed(Exchange exchange, Caller caller) {
        int number = Math.toIntExact(Math.clamp(exchange.queryLong("page").orElse(1), 1, 1_000_000));
        int size = Math.toIntExact(Math.clamp(exchange.queryLong("page_size").orElse(100), 1, MAX_PAGE));
        Optional<Boolean> pinned = switch (exchange.query("filter").orElse("all")) {
            case "pinned_only" -> Optional.of(true);
            case "exclude_pinned" -> Optional.of(false);
            case String _ -> Optional.empty();
        };
        Projects.Wanted wanted = new Projects.Wanted(
                exchange.query("search").orElse(""),
                exchange.query("title").orElse(""),
                ids(exchange),
                pinned,
                ProjectOrder.ofWireName(exchange.query("ordering").orElse("")));
        Projects.Page page = projects.list(caller, wanted, number, size);
        if (page.projects().isEmpty() && number > 1) {
            throw new Refused(new RequestProblem.NotFound("page", String.valueOf(number)));
        }
        return new Listed(
                page, counters.read(page.projects().stream().map(Project::id).toList()), number, size);
    }

    private static List<Long> ids(Exchange exchange) {
        return exchange.query("ids")
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> part.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList())
                .orElse(List.of());
    }

    private void create(Exchange exchange, Caller caller) {
        Project made = projects.create(caller, exchange.readObject(MAX_BYTES));
        exchange.header("Location", "/api/projects/" + made.id().value());
        exchange.json(201, show(made, caller.role()));
    }

    private void read(Exchange exchange, Caller caller) {
        exchange.json(show(projects.require(id(exchange)), caller.role()));
    }

    private void change(Exchange exchange, Caller caller) {
        Project changed =
                projects.change(caller, id(exchange), exchange.readObject(MAX_BYTES), exchange.queryFlag("force"));
        exchange.json(show(changed, caller.role()));
    }

    private void delete(Exchange exchange, Caller caller) {
        projects.delete(id(exchange));
        exchange.noContent();
    }

    private static String config(Exchange exchange) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        if (!body.path("label_config").isString()) {
            throw new Refused(RequestProblem.Invalid.field("label_config", "The labeling config as a text is wanted."));
        }
        return body.path("label_config").asString();
    }

    private void checkAlone(Exchange exchange, Caller caller) {
        answer(exchange, ConfigCheck.of(config(exchange)));
    }

    private void check(Exchange exchange, Caller caller) {
        answer(exchange, projects.check(id(exchange), config(exchange)));
    }

    private static void answer(Exchange exchange, ConfigCheck check) {
        exchange.json(check.allErrors().isEmpty() ? 200 : 400, ProjectJson.write(check));
    }

    /// Data that the config supplies itself, or made up.
    private void sampleTask(Exchange exchange, Caller caller) {
        SampleTask sample = SampleTask.of(LabelingConfig.parse(config(exchange)).config());
        ObjectNode data = sample.comment()
                .flatMap(ProjectRoutes::readable)
                .orElseGet(() -> Json.MAPPER.valueToTree(sample.data()));
        ObjectNode answer = Json.object();
        answer.set("sample_task", data);
        exchange.json(answer);
    }

    private static Optional<ObjectNode> readable(String comment) {
        try {
            return Json.read(comment) instanceof ObjectNode data ? Optional.of(data) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private void summary(Exchange exchange, Caller caller) {
        exchange.json(ProjectJson.summary(projects.require(id(exchange)), counters.read(id(exchange))));
    }

    private void versions(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        projects.versions(id(exchange)).forEach(version -> list.add(ProjectJson.write(version)));
        exchange.json(list);
    }

    private void members(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        members.of(id(exchange)).forEach(member -> list.add(ProjectJson.write(member)));
        exchange.json(list);
    }

    private void putMember(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        if (Json.id(body.path("user")).isEmpty()) {
            throw new Refused(RequestProblem.Invalid.field("user", "The id of a person is wanted."));
        }
        Role role = Role.of(body.path("role").asString("annotator"))
                .orElseThrow(() -> new Refused(RequestProblem.Invalid.field(
                        "role", "One of owner, administrator, manager, reviewer, annotator is wanted.")));
        PersonId person = new PersonId(body.path("user").asLong());
        exchange.json(201, ProjectJson.write(members.put(caller, id(exchange), person, role)));
    }

    private void removeMember(Exchange exchange, Caller caller) {
        members.remove(id(exchange), new PersonId(exchange.longParam("user")));
        exchange.noContent();
    }
}
