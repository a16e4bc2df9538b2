package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Writes the answers of a project into a file.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Export a project's answers: JSON, CSV, COCO, YOLO and the other formats the project offers.")
final class ExportCommand implements Callable<Integer> {
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "PROJECT", description = "number of the project")
    private long project;

    @Option(names = "--format", defaultValue = "JSON", paramLabel = "FORMAT", description = "default: JSON")
    private String format = "JSON";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to write; - is standard output (default: the server's name for it, in this folder)")
    private @Nullable Path out;

    @Option(
            names = "--which",
            defaultValue = "ALL",
            paramLabel = "ANSWERS",
            description = "${COMPLETION-CANDIDATES} (default: all but skipped ones)")
    private Which which = Which.ALL;

    @Option(names = "--all-tasks", description = "tasks without an answer too")
    private boolean allTasks;

    /// Which answers of a task are written.
    enum Which {
        ALL,
        ACCEPTED,
        LATEST
    }

    @Override
    public Integer call() {
        try (Api api = server.open()) {
            HttpResponse<InputStream> answer = api.download("/api/projects/%d/export?exportType=%s&which=%s%s"
                    .formatted(
                            project,
                            URLEncoder.encode(format, StandardCharsets.UTF_8),
                            which.name().toLowerCase(Locale.ROOT),
                            allTasks ? "&download_all_tasks=true" : ""));
            long size = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
            try (InputStream in = answer.body();
                    Progress progress = Progress.ofBytes(server.showsProgress(), "Receiving", size)) {
                write(in, progress, answer);
            } catch (IOException e) {
                throw Failure.refused("The export broke off: " + e.getMessage(), java.util.List.of());
            }
        }
        return ExitCode.OK;
    }

    private void write(InputStream in, Progress progress, HttpResponse<InputStream> answer) throws IOException {
        if (out != null && out.toString().equals("-")) {
            copy(in, System.out, progress);
            System.out.flush();
            return;
        }
        Path target = out == null ? Path.of(nameOf(answer)) : out;
        // Under another name until it is whole, so that an interrupted export leaves the old file as it was.
        Path half = target.resolveSibling(target.getFileName() + ".part");
        long bytes;
        try (OutputStream file = Files.newOutputStream(half)) {
            bytes = copy(in, file, progress);
        }
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
        ObjectNode said = Json.object().put("file", target.toString()).put("size_bytes", bytes);
        server.print(server.json() ? Json.text(said) : "Wrote %s, %.1f MB.".formatted(target, bytes / 1_000_000.0));
    }

    private static long copy(InputStream in, OutputStream to, Progress progress) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            to.write(buffer, 0, read);
            done += read;
            progress.at(done);
        }
        return done;
    }

    /// The name alone: a server must not choose the folder.
    private String nameOf(HttpResponse<InputStream> answer) {
        String disposition = answer.headers().firstValue("Content-Disposition").orElse("");
        Matcher named = FILE_NAME.matcher(disposition);
        String name = named.find() ? named.group(1).replaceAll(".*[/\\\\]", "") : "";
        return name.isEmpty() || name.startsWith(".")
                ? "project-%d-%s".formatted(project, format.toLowerCase(Locale.ROOT))
                : name;
    }
}
