package dev.assay.server.transfer;

import dev.assay.formats.ExportFormat;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is asked of an export.
///
/// @param tasks ids of the tasks wanted; empty = all
/// @param allTasks tasks without annotations too
/// @param media put uploaded files into archives
record ExportRequest(
        ExportFormat format, Which which, List<Long> tasks, boolean allTasks, boolean media, SnapshotOptions options) {
    ExportRequest {
        tasks = List.copyOf(tasks);
    }

    /// Which answers of a task go out.
    enum Which {
        /// All; skips are left out by formats that have no place for them, as in Label Studio.
        ALL,
        /// The one that was accepted.
        ACCEPTED,
        /// The newest that is no skip.
        LATEST;

        static Which named(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "", "all" -> ALL;
                case "accepted" -> ACCEPTED;
                case "latest" -> LATEST;
                default ->
                    throw new Refused(
                            RequestProblem.Invalid.field("which", "all, accepted or latest is wanted; got " + name));
            };
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ExportFormat formatNamed(String name) {
        return ExportFormat.named(name).orElseThrow(() -> new Refused(new TransferProblem.UnknownFormat(name)));
    }

    /// Media go into the set that trainers read as it is; elsewhere they are asked for.
    static boolean mediaByDefault(ExportFormat format) {
        return format == ExportFormat.YOLO_ULTRALYTICS;
    }

    ObjectNode write() {
        ObjectNode node = Json.object();
        node.put("export_type", format.name()).put("which", which.wireName());
        node.put("download_all_tasks", allTasks).put("download_resources", media);
        node.setAll(options.write());
        ArrayNode ids = node.putArray("ids");
        tasks.forEach(ids::add);
        return node;
    }

    /// As Label Studio, all tasks are taken unless the request says otherwise.
    static ExportRequest read(ObjectNode node) {
        ExportFormat format = formatNamed(node.path("export_type").asString("JSON"));
        List<Long> ids = new ArrayList<>();
        node.path("ids").forEach(id -> ids.add(id.asLong(0)));
        return new ExportRequest(
                format,
                Which.named(node.path("which").asString("")),
                ids,
                node.path("download_all_tasks")
                        .asBoolean(!node.path("task_filter_options")
                                .path("only_with_annotations")
                                .asBoolean(false)),
                node.path("download_resources").asBoolean(mediaByDefault(format)),
                SnapshotOptions.read(node));
    }
}
