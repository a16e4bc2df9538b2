package dev.assay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Sends files to a project and waits until they are tasks.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import tasks from files, folders or zip archives: JSON, CSV, TSV, TXT, images.",
            "Pascal VOC files (.xml) beside images become predictions. Nothing is imported unless everything is good,"
                    + " or --keep-good is given."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "PROJECT", description = "number of the project")
    private long project;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "files, folders, zip archives")
    private List<Path> paths = List.of();

    @Option(names = "--keep-good", description = "import what is good although something is not")
    private boolean keepGood;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "read the files as ${COMPLETION-CANDIDATES}, whatever their names end with")
    private @Nullable Format format;

    /// Formats the server knows by the end of a file's name.
    enum Format {
        JSON,
        CSV,
        TSV,
        TXT,
        ZIP,
        XML
    }

    @Override
    public Integer call() {
        Upload upload = new Upload(parts(paths, format));
        try (Api api = server.open()) {
            String path = "/api/projects/%d/import?async=true%s".formatted(project, keepGood ? "&keep_good=true" : "");
            JsonNode answer;
            try (Progress progress = Progress.ofBytes(server.showsProgress(), "Sending", upload.sizeBytes())) {
                answer = api.post(path, upload.contentType(), upload.body(progress::at));
            }
            JsonNode result = answer.path("import").isNumber()
                    ? Jobs.await(api, answer.path("import").asLong(), "Importing", server.showsProgress())
                            .path("result")
                    : answer;
            server.print(server.json() ? Json.text(result) : sentence(result));
            Api.problemLines(result.path("problems")).forEach(line -> System.err.println("  " + line));
        }
        return ExitCode.OK;
    }

    private static String sentence(JsonNode result) {
        String imported = "Imported %d tasks, %d annotations, %d predictions."
                .formatted(
                        result.path("task_count").asLong(0),
                        result.path("annotation_count").asLong(0),
                        result.path("prediction_count").asLong(0));
        long refused = result.path("refused_count").asLong(0);
        return refused == 0 ? imported : imported + " Left out: %d.".formatted(refused);
    }

    /// The files behind the given paths, folders walked in the order of their names, hidden files left out.
    static List<Upload.Part> parts(List<Path> paths, @Nullable Format format) {
        var parts = new ArrayList<Upload.Part>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                addFolder(parts, path, format);
            } else if (Files.isRegularFile(path)) {
                parts.add(Upload.Part.of(path, named(path.getFileName().toString(), format)));
            } else {
                throw Failure.usage("There is no file or folder %s.".formatted(path));
            }
        }
        if (parts.isEmpty()) {
            throw Failure.usage("The folder %s holds no files.".formatted(paths.getFirst()));
        }
        return parts;
    }

    private static void addFolder(List<Upload.Part> parts, Path folder, @Nullable Format format) {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .forEach(file -> parts.add(
                            Upload.Part.of(file, named(folder.relativize(file).toString(), format))));
        } catch (IOException e) {
            throw Failure.usage("The folder %s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    private static boolean isHidden(Path inside) {
        for (Path name : inside) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String named(String name, @Nullable Format format) {
        if (format == null) {
            return name;
        }
        String ending = "." + format.name().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name : name + ending;
    }
}
