package dev.assay.server.transfer;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.identity.Permission;
import dev.assay.server.identity.Scope;
import dev.assay.server.platform.blobs.SniffedType;
import dev.assay.server.platform.http.Exchange;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.http.RangedBody;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Uploaded files over HTTP. Only images, audio and video that are what they claim show inline; all else is an
/// attachment, and none may run anything.
public final class FileUploadRoutes {
    private static final String ONE = "/api/import/file-upload/{id}";
    private static final int MAX_LISTED = 10_000;
    private static final long MAX_BYTES = 16 << 20;
    private final FileUploads uploads;

    public FileUploadRoutes(FileUploads uploads) {
        this.uploads = uploads;
    }

    public List<Endpoint> endpoints() {
        Scope project = Scope.Project.param("id");
        Scope one = Scope.Project.of("id", id -> uploads.projectOf(new FileUploadId(id)));
        String list = "/api/projects/{id}/file-uploads";
        return List.of(
                new Endpoint(Method.GET, list, Permission.FILE_SEE, project, this::list),
                new Endpoint(Method.DELETE, list, Permission.IMPORT, project, this::delete),
                new Endpoint(Method.GET, ONE, Permission.FILE_SEE, one, this::read),
                new Endpoint(Method.DELETE, ONE, Permission.IMPORT, one, this::deleteOne),
                new Endpoint(
                        Method.GET,
                        "/data/upload/{project}/{name}",
                        Permission.FILE_SEE,
                        Scope.Project.param("project"),
                        this::serve));
    }

    /// `file` is the path below `/data/`, as Label Studio writes it. Without `all` or `ids` the list is empty, as in
    /// Label Studio.
    private void list(Exchange exchange, Caller caller) {
        ProjectId project = new ProjectId(exchange.longParam("id"));
        List<FileUpload> found = exchange.queryFlag("all")
                ? uploads.list(project, exchange.queryLong("after").orElse(0), MAX_LISTED)
                : uploads.find(project, ids(exchange.queryAll("ids")));
        ArrayNode list = Json.array();
        found.forEach(upload -> list.add(write(upload)));
        exchange.json(list);
    }

    private static List<Long> ids(List<String> texts) {
        List<Long> ids = new ArrayList<>();
        String plain = String.join(",", texts).replaceAll("[\\[\\]\\s]", "");
        for (String part : plain.isEmpty() ? List.<String>of() : Arrays.asList(plain.split(",", -1))) {
            try {
                ids.add(Long.parseLong(part));
            } catch (NumberFormatException _) {
                throw new Refused(
                        RequestProblem.Invalid.field("ids", "A list of ids such as [1,2] is wanted; got " + part));
            }
        }
        return ids;
    }

    private static ObjectNode write(FileUpload upload) {
        ObjectNode node = Json.object();
        node.put("id", upload.id().value());
        node.put("file", upload.address().substring("/data/".length()));
        node.put("size", upload.blob().sizeBytes());
        node.put("address", upload.address());
        node.put("size_bytes", upload.blob().sizeBytes());
        node.put("content_type", upload.contentType());
        node.put("width", upload.imageSize().map(size -> (Integer) size.width()).orElse(null));
        node.put(
                "height",
                upload.imageSize().map(size -> (Integer) size.height()).orElse(null));
        node.put("too_large_to_show", upload.tooLargeToShow());
        return node;
    }

    private FileUpload requested(Exchange exchange) {
        FileUploadId id = new FileUploadId(exchange.longParam("id"));
        return uploads.find(id)
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("file", String.valueOf(id.value()))));
    }

    private void read(Exchange exchange, Caller caller) {
        exchange.json(write(requested(exchange)));
    }

    private void deleteOne(Exchange exchange, Caller caller) {
        FileUpload upload = requested(exchange);
        if (uploads.deleteUnused(upload.project(), List.of(upload.id().value()), false) == 0) {
            throw new Refused(new TransferProblem.FileInUse(upload.id().value()));
        }
        exchange.noContent();
    }

    private void delete(Exchange exchange, Caller caller) {
        JsonNode wanted = exchange.readObject(MAX_BYTES).path("file_upload_ids");
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : wanted) {
            ids.add(id.asLong(0));
        }
        boolean all = exchange.queryFlag("all");
        if (!wanted.isArray() && !all) {
            throw new Refused(RequestProblem.Invalid.field("file_upload_ids", "A list of ids is wanted."));
        }
        int deleted = uploads.deleteUnused(new ProjectId(exchange.longParam("id")), ids, all);
        exchange.json(Json.object().put("deleted", deleted));
    }

    private void serve(Exchange exchange, Caller caller) throws IOException {
        String name = exchange.param("name");
        FileUpload upload = uploads.named(new ProjectId(exchange.longParam("project")), name)
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("file", name)));
        boolean inline = Arrays.stream(SniffedType.values())
                .anyMatch(type -> type.contentType().equals(upload.contentType()) && type.isInline());
        exchange.header("Content-Security-Policy", "sandbox; default-src 'none'");
        exchange.header("X-Content-Type-Options", "nosniff");
        exchange.header("Cache-Control", "private, max-age=300");
        exchange.header("Cross-Origin-Resource-Policy", "same-origin");
        exchange.header(
                "Content-Disposition",
                "%s; filename*=UTF-8''%s"
                        .formatted(
                                inline ? "inline" : "attachment",
                                URLEncoder.encode(upload.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20")));
        new RangedBody(
                        upload.contentType(),
                        upload.blob().sizeBytes(),
                        upload.blob().sha256(),
                        at -> uploads.open(upload, at))
                .answer(exchange);
    }
}
