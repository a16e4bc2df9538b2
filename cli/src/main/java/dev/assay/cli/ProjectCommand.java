package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Projects: list, create, show, delete.
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, create, show and delete projects.")
final class ProjectCommand {
    private static final int PAGE = 100;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Projects one may see.")
    int list(@Mixin ServerOptions server) {
        try (Api api = server.open()) {
            List<JsonNode> projects = all(api);
            if (server.json()) {
                ArrayNode list = Json.object().putArray("projects");
                projects.forEach(list::add);
                server.print(Json.text(list));
                return ExitCode.OK;
            }
            var table = new Table("id", "title", "tasks", "finished", "annotations", "predictions");
            projects.forEach(p -> table.add(
                    p.path("id").asLong(),
                    p.path("title").asString(""),
                    p.path("task_number").asLong(0),
                    p.path("finished_task_number").asLong(0),
                    p.path("total_annotations_number").asLong(0),
                    p.path("total_predictions_number").asLong(0)));
            server.print(table.toString());
        }
        return ExitCode.OK;
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Make a project and print its number.")
    int create(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "TITLE") String title,
            @Option(names = "--config", paramLabel = "FILE", description = "labeling config, as XML") @Nullable
                    Path config,
            @Option(names = "--description", defaultValue = "", paramLabel = "TEXT") String description,
            @Option(names = "--overlap", defaultValue = "1", paramLabel = "N", description = "annotations per task")
                    int overlap) {
        ObjectNode body = Json.object()
                .put("title", title)
                .put("description", description)
                .put("maximum_annotations", overlap);
        if (config != null) {
            body.put("label_config", read(config));
        }
        try (Api api = server.open()) {
            JsonNode made = api.post("/api/projects", body);
            server.print(
                    server.json()
                            ? Json.text(made)
                            : "Made project %d, \"%s\"."
                                    .formatted(
                                            made.path("id").asLong(),
                                            made.path("title").asString("")));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "A project's numbers and settings.")
    int show(@Mixin ServerOptions server, @Parameters(paramLabel = "PROJECT") long id) {
        try (Api api = server.open()) {
            JsonNode project = api.get("/api/projects/" + id);
            server.print(server.json() ? Json.text(project) : sheet(project));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Delete a project with its tasks and answers; there is no way back.")
    int delete(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "PROJECT") long id,
            @Option(names = "--yes", description = "do not ask") boolean sure) {
        try (Api api = server.open()) {
            JsonNode project = api.get("/api/projects/" + id);
            if (!sure && !confirmed(project)) {
                throw Failure.usage(
                        "Project %d was not deleted; say --yes to delete it without being asked.".formatted(id));
            }
            api.delete("/api/projects/" + id);
            server.print(
                    server.json() ? Json.text(Json.object().put("deleted", id)) : "Deleted project %d.".formatted(id));
        }
        return ExitCode.OK;
    }

    private static boolean confirmed(JsonNode project) {
        String question = "Delete \"%s\" with %d tasks and %d annotations? Type its number to confirm: "
                .formatted(
                        project.path("title").asString(""),
                        project.path("task_number").asLong(0),
                        project.path("total_annotations_number").asLong(0));
        return Terminal.find()
                .map(console -> console.readLine("%s", question))
                .filter(answer -> answer.strip().equals(project.path("id").asString()))
                .isPresent();
    }

    private static List<JsonNode> all(Api api) {
        var projects = new ArrayList<JsonNode>();
        for (int page = 1; ; page++) {
            JsonNode answer = api.get("/api/projects?page=%d&page_size=%d".formatted(page, PAGE));
            answer.path("results").forEach(projects::add);
            if (answer.path("results").isEmpty()
                    || projects.size() >= answer.path("count").asLong(0)) {
                return projects;
            }
        }
    }

    private static String sheet(JsonNode project) {
        var lines = new ArrayList<String>();
        lines.add("%d  %s"
                .formatted(project.path("id").asLong(), project.path("title").asString("")));
        for (var state : project.path("states").properties()) {
            lines.add("%-12s %d".formatted(state.getKey(), state.getValue().asLong(0)));
        }
        lines.add("annotations  %d"
                .formatted(project.path("total_annotations_number").asLong(0)));
        lines.add("predictions  %d"
                .formatted(project.path("total_predictions_number").asLong(0)));
        lines.add(
                "overlap      %d".formatted(project.path("maximum_annotations").asLong(1)));
        lines.add(project.path("label_config").asString("").strip());
        return String.join("\n", lines);
    }

    private static String read(Path config) {
        try {
            return Files.readString(config);
        } catch (IOException e) {
            throw Failure.usage("The labeling config %s cannot be read as UTF-8 text (%s)."
                    .formatted(config, e.getClass().getSimpleName()));
        }
    }
}
