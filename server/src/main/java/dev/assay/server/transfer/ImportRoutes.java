package dev.assay.server.transfer;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.Multipart;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.jobs.Job;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.JobState;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Imports over HTTP. The files are stored, a job imports them, and the answer waits for it unless `async=true` or it
/// takes longer than ten minutes.
public final class ImportRoutes {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Multipart.Limits LIMITS = new Multipart.Limits(20L << 30, 250_000, 64 << 10);
    private static final long MAX_BODY_BYTES = 16 << 20;
    private static final int FILES_AT_ONCE = 1_000;
    private final FileUploads uploads;
    private final Jobs jobs;

    public ImportRoutes(FileUploads uploads, Jobs jobs) {
        this.uploads = uploads;
        this.jobs = jobs;
    }

    public List<Endpoint> endpoints() {
        Scope project = Scope.Project.param("id");
        String path = "/api/projects/{id}/import";
        return List.of(
                new Endpoint(Method.POST, path, Permission.IMPORT, project, this::start),
                new Endpoint(Method.POST, "/api/projects/{id}/tasks/bulk", Permission.IMPORT, project, this::start),
                new Endpoint(Method.POST, "/api/projects/{id}/reimport", Permission.IMPORT, project, this::again),
                new Endpoint(
                        Method.GET, "/api/projects/{id}/reimports/{import}", Permission.IMPORT, project, this::state),
                new Endpoint(
                        Method.GET, "/api/projects/{id}/imports/{import}", Permission.IMPORT, project, this::state));
    }

    private void start(Exchange exchange, Caller caller) throws IOException {
        ProjectId project = new ProjectId(exchange.longParam("id"));
        List<ImportOrder.Source> sources = sources(exchange, caller, project);
        if (sources.isEmpty()) {
            throw new Refused(new TransferProblem.NothingToImport());
        }
        String fields = exchange.query("preannotated_from_fields").orElse("");
        boolean commit = exchange.query("commit_to_project").isEmpty() || exchange.queryFlag("commit_to_project");
        run(
                exchange,
                caller,
                new ImportOrder(
                        sources,
                        commit ? ImportOrder.Purpose.ADD : ImportOrder.Purpose.TRY,
                        new ImportOrder.Choices(
                                exchange.queryFlag("keep_good"),
                                exchange.queryFlag("return_task_ids"),
                                true,
                                fields.isBlank()
                                        ? List.of()
                                        : Arrays.stream(fields.split(",", -1))
                                                .map(String::strip)
                                                .toList())));
    }

    private void run(Exchange exchange, Caller caller, ImportOrder order) {
        long project = exchange.longParam("id");
        JobId job = jobs.enqueue(ImportJob.KIND, order.write(), caller.person().value(), OptionalLong.of(project));
        if (exchange.queryFlag("async")) {
            exchange.json(201, Json.object().put("import", job.value()));
            return;
        }
        answer(exchange, await(job));
    }

    /// Makes the tasks of uploaded files anew; without files the answer is 200 with zeros, as in Label Studio.
    private void again(Exchange exchange, Caller caller) {
        ObjectNode body = exchange.readObject(MAX_BODY_BYTES);
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : body.path("file_upload_ids")) {
            if (!id.isIntegralNumber()) {
                throw new Refused(
                        RequestProblem.Invalid.field("file_upload_ids", "Ids of uploads are wanted; got " + id));
            }
            ids.add(id.asLong());
        }
        List<FileUpload> found = uploads.find(new ProjectId(exchange.longParam("id")), ids);
        if (found.isEmpty()) {
            ObjectNode nothing = Json.object().put("task_count", 0).put("annotation_count", 0);
            nothing.put("prediction_count", 0).put("duration", 0).putArray("file_upload_ids");
            nothing.putObject("found_formats");
            nothing.putArray("data_columns");
            exchange.json(nothing);
            return;
        }
        List<ImportOrder.Source> sources = found.stream()
                .map(upload -> new ImportOrder.Source(
                        UploadNames.clientName(upload.name()),
                        upload.blob().id(),
                        upload.blob().sizeBytes(),
                        OptionalLong.of(upload.id().value())))
                .toList();
        boolean asTasks = body.path("files_as_tasks_list").asBoolean(true);
        run(
                exchange,
                caller,
                new ImportOrder(
                        sources,
                        ImportOrder.Purpose.REPLACE,
                        new ImportOrder.Choices(exchange.queryFlag("keep_good"), false, asTasks, List.of())));
    }

    private Job await(JobId job) {
        try {
            return jobs.await(job, PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused(
                    new TransferProblem.ImportFailed("the server stops; the import goes on at its next start"));
        }
    }

    private static void answer(Exchange exchange, Job job) {
        switch (job.state()) {
            case DONE -> {
                ObjectNode answer =
                        job.outcome().result().orElseGet(Json::object).deepCopy();
                answer.put("import", job.id().value());
                exchange.json(201, answer);
            }
            case FAILED -> {
                if (job.outcome().problems().isEmpty()) {
                    throw new Refused(
                            new TransferProblem.ImportFailed(job.progress().message()));
                }
                throw new Refused(new TransferProblem.BadImport(
                        job.outcome().problemCount(), job.outcome().problems()));
            }
            case CANCELLED -> throw new Refused(new TransferProblem.ImportFailed("it was cancelled"));
            case QUEUED, RUNNING ->
                exchange.json(201, Json.object().put("import", job.id().value()));
        }
    }

    private List<ImportOrder.Source> sources(Exchange exchange, Caller caller, ProjectId project) throws IOException {
        String type = exchange.contentType();
        if (Multipart.isIn(exchange)) {
            return multipart(exchange, caller, project);
        }
        if (type.equals("application/x-www-form-urlencoded")) {
            throw new Refused(new TransferProblem.NoFetching("addresses"));
        }
        if (!type.isEmpty() && !type.endsWith("json")) {
            throw new Refused(
                    new RequestProblem.UnsupportedContentType(type, "application/json or multipart/form-data"));
        }
        FileUploads.Stored body = uploads.store("request.json", exchange.bodyStream());
        if (body.blob().sizeBytes() == 0) {
            uploads.forget(body.blob().id());
            return List.of();
        }
        return List.of(new ImportOrder.Source(
                "request.json", body.blob().id(), body.blob().sizeBytes(), OptionalLong.empty()));
    }

    /// Files of tasks and media stay with the project; archives and boxes are needed for the import only.
    private List<ImportOrder.Source> multipart(Exchange exchange, Caller caller, ProjectId project) throws IOException {
        List<ImportOrder.Source> sources = new ArrayList<>();
        List<FileUploads.Stored> staying = new ArrayList<>();
        Multipart.read(exchange, LIMITS, part -> {
            if (part.fileName().isEmpty()) {
                if (part.name().equals("url")) {
                    throw new Refused(new TransferProblem.NoFetching(part.text()));
                }
                return;
            }
            String name = part.fileName().get();
            FileUploads.Stored stored = uploads.store(name, part.content());
            switch (ImportFile.kindOf(name)) {
                case TASKS, MEDIA, UNKNOWN -> staying.add(stored);
                case BOXES, ARCHIVE ->
                    sources.add(new ImportOrder.Source(
                            name, stored.blob().id(), stored.blob().sizeBytes(), OptionalLong.empty()));
            }
            if (staying.size() == FILES_AT_ONCE) {
                sources.addAll(keep(caller, project, staying));
                staying.clear();
            }
        });
        sources.addAll(keep(caller, project, staying));
        return sources;
    }

    private List<ImportOrder.Source> keep(Caller caller, ProjectId project, List<FileUploads.Stored> files) {
        List<FileUpload> added = uploads.add(caller.person(), project, files);
        List<ImportOrder.Source> sources = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            FileUpload upload = added.get(i);
            sources.add(new ImportOrder.Source(
                    files.get(i).clientName(),
                    upload.blob().id(),
                    upload.blob().sizeBytes(),
                    OptionalLong.of(upload.id().value())));
        }
        return sources;
    }

    private void state(Exchange exchange, Caller caller) {
        JobId id = new JobId(exchange.longParam("import"));
        Job job = jobs.find(id)
                .filter(found -> found.order().kind().equals(ImportJob.KIND))
                .filter(found -> found.order().scopeId().equals(OptionalLong.of(exchange.longParam("id"))))
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("import", String.valueOf(id.value()))));
        ObjectNode answer = job.outcome().result().orElseGet(Json::object).deepCopy();
        answer.put("id", id.value());
        answer.put("status", status(job.state()));
        answer.put("done", job.progress().done());
        answer.put("total", job.progress().total());
        answer.put("message", job.progress().message());
        answer.put(
                "error",
                job.outcome().problems().isEmpty()
                        ? null
                        : job.outcome().problems().getFirst().message());
        if (!job.outcome().problems().isEmpty()) {
            ArrayNode problems = answer.putArray("problems");
            job.outcome()
                    .problems()
                    .forEach(problem -> problems.addObject()
                            .put("pointer", problem.pointer())
                            .put("message", problem.message()));
        }
        exchange.json(answer);
    }

    /// Label Studio's word for it.
    private static String status(JobState state) {
        return switch (state) {
            case QUEUED -> "created";
            case RUNNING -> "in_progress";
            case DONE -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }
}
