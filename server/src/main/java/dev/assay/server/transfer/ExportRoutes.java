package dev.assay.server.transfer;

import dev.assay.formats.ExportFormat;
import dev.assay.formats.ExportFormats;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.RangedBody;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Exports over HTTP, with Label Studio's paths, content types and file names.
public final class ExportRoutes {
    private static final long MAX_BYTES = 16 << 20;
    private final Exports exports;
    private final Projects projects;
    private final Jobs jobs;

    public ExportRoutes(Exports exports, Projects projects, Jobs jobs) {
        this.exports = exports;
        this.projects = projects;
        this.jobs = jobs;
    }

    public List<Endpoint> endpoints() {
        Scope project = Scope.Project.param("id");
        String now = "/api/projects/{id}/export";
        String kept = "/api/projects/{id}/exports";
        return List.of(
                new Endpoint(Method.GET, now, Permission.EXPORT, project, this::exportNow),
                new Endpoint(Method.GET, now + "/formats", Permission.PROJECT_SEE, project, this::formats),
                new Endpoint(Method.GET, kept, Permission.EXPORT, project, this::list),
                new Endpoint(Method.POST, kept, Permission.EXPORT, project, this::start),
                new Endpoint(Method.GET, kept + "/{export}", Permission.EXPORT, project, this::read),
                new Endpoint(Method.DELETE, kept + "/{export}", Permission.EXPORT, project, this::delete),
                new Endpoint(Method.GET, kept + "/{export}/download", Permission.EXPORT, project, this::download));
    }

    private static ProjectId project(Exchange exchange) {
        return new ProjectId(exchange.longParam("id"));
    }

    private void formats(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        for (ExportFormats.Offer offer :
                ExportFormats.offered(projects.labeling(projects.require(project(exchange))))) {
            ExportFormat format = offer.format();
            ObjectNode node = list.addObject();
            node.put("name", format.name()).put("title", format.title());
            node.put(
                    "description",
                    offer.reason()
                            .map(reason -> format.description() + "; " + reason)
                            .orElse(format.description()));
            node.put(
                    "link",
                    "/docs/formats/"
                            + format.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            node.putArray("tags");
            if (!offer.usable()) {
                node.put("disabled", true);
            }
        }
        exchange.json(list);
    }

    private void exportNow(Exchange exchange, Caller caller) throws IOException {
        ExportRequest request = requestOf(exchange);
        ProjectId project = project(exchange);
        Exporter.Written written = exports.write(project, request, _ -> {});
        try (FileSpool file = written.file()) {
            String name = exports.fileName(project, request.format());
            exchange.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
            exchange.header("filename", name);
            exchange.stream(200, contentType(request.format()), file.sizeBytes(), out -> {
                try (InputStream in = file.in()) {
                    in.transferTo(out);
                }
            });
        }
    }

    /// Label Studio's: `application/.json` and the like, `application/zip` for archives.
    private static String contentType(ExportFormat format) {
        return switch (format) {
            case JSON, JSON_MIN -> "application/.json";
            case CSV, TSV -> "application/.csv";
            case CONLL2003 -> "application/.conll";
            case COCO, COCO_CORRECT, YOLO, YOLO_ULTRALYTICS -> "application/zip";
        };
    }

    private static ExportRequest requestOf(Exchange exchange) {
        String name = exchange.query("exportType")
                .or(() -> exchange.query("export_type"))
                .orElse("JSON");
        ExportFormat format = ExportRequest.formatNamed(name);
        List<Long> ids = new ArrayList<>();
        for (String key : List.of("ids[]", "ids")) {
            for (String value : exchange.queryAll(key)) {
                for (String part : value.split(",", -1)) {
                    ids.add(idOf(part));
                }
            }
        }
        return new ExportRequest(
                format,
                ExportRequest.Which.named(exchange.query("which").orElse("")),
                ids,
                exchange.queryFlag("download_all_tasks"),
                exchange.query("download_resources").isPresent()
                        ? exchange.queryFlag("download_resources")
                        : ExportRequest.mediaByDefault(format),
                SnapshotOptions.NONE);
    }

    private static long idOf(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new Refused(RequestProblem.Invalid.field("ids", "Ids of tasks are wanted; got " + text));
        }
    }

    private void list(Exchange exchange, Caller caller) {
        ArrayNode list = Json.array();
        exports.newest(project(exchange)).forEach(export -> list.add(write(export)));
        exchange.json(list);
    }

    private void start(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BYTES);
        String title = body.path("title").asString("");
        if (title.length() > 500) {
            throw new Refused(
                    RequestProblem.Invalid.field("title", "At most 500 characters are wanted; got " + title.length()));
        }
        ExportRequest request = ExportRequest.read(body);
        Export export = exports.start(caller.person(), project(exchange), title, request);
        exchange.json(201, write(export));
    }

    private Export requested(Exchange exchange) {
        return exports.require(project(exchange), new ExportId(exchange.longParam("export")));
    }

    private void read(Exchange exchange, Caller caller) {
        exchange.json(write(requested(exchange)));
    }

    private void delete(Exchange exchange, Caller caller) {
        exports.delete(requested(exchange));
        exchange.noContent();
    }

    private void download(Exchange exchange, Caller caller) throws IOException {
        Export export = requested(exchange);
        ExportFormat format = export.asked().request().format();
        Optional<String> wanted = exchange.query("exportType").or(() -> exchange.query("export_type"));
        if (wanted.isPresent() && ExportRequest.formatNamed(wanted.get()) != format) {
            throw new Refused(new TransferProblem.NotReady(
                    export.id().value(),
                    "it was written as %s; make another export for %s".formatted(format.name(), wanted.get())));
        }
        Export.File file = export.file()
                .orElseThrow(() -> new Refused(
                        new TransferProblem.NotReady(export.id().value(), "it is %s".formatted(status(export)))));
        exchange.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file.name()));
        exchange.header("filename", file.name());
        new RangedBody(contentType(format), file.sizeBytes(), file.md5(), at -> exports.open(file, at))
                .answer(exchange);
    }

    private String status(Export export) {
        if (export.file().isPresent()) {
            return "completed";
        }
        Optional<Job> job = export.job().isEmpty()
                ? Optional.empty()
                : jobs.find(new JobId(export.job().getAsLong()));
        return job.map(found -> switch (found.state()) {
                    case QUEUED -> "created";
                    case RUNNING -> "in_progress";
                    case DONE, FAILED, CANCELLED -> "failed";
                })
                .orElse("failed");
    }

    private ObjectNode write(Export export) {
        ObjectNode node = Json.object();
        node.put("id", export.id().value());
        node.put("title", export.asked().title());
        node.put("export_type", export.asked().request().format().name());
        node.put("which", export.asked().request().which().wireName());
        node.put("status", status(export));
        if (export.asked().by().isPresent()) {
            node.putObject("created_by").put("id", export.asked().by().getAsLong());
        } else {
            node.putNull("created_by");
        }
        node.put("created_at", export.createdAt().toString());
        node.put(
                "finished_at",
                export.file().map(file -> file.finishedAt().toString()).orElse(null));
        node.put(
                "size_bytes", export.file().map(file -> (Long) file.sizeBytes()).orElse(null));
        node.put("md5", export.file().map(Export.File::md5).orElse(null));
        node.put("file_name", export.file().map(Export.File::name).orElse(null));
        export.job().ifPresent(job -> node.put("job", job));
        node.set("counters", export.file().map(Export.File::counters).orElseGet(Json::object));
        node.putArray("converted_formats");
        return node;
    }
}
