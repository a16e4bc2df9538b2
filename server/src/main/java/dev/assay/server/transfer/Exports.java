package dev.assay.server.transfer;

import dev.assay.formats.ExportFormat;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.jobs.JobContext;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Exports: written at once for a waiting client, or by a job and kept.
public final class Exports implements JobHandler {
    /// The job's kind.
    public static final String KIND = "export";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm").withZone(ZoneOffset.UTC);
    private static final int LISTED = 200;
    private final Ground ground;
    private final Exporter exporter;
    private final KeptExportStore store;

    /// What exports are built on.
    ///
    /// @param folder for files while they are written
    public record Ground(
            Database database, Projects projects, FileUploads uploads, Jobs jobs, Path folder, Place place) {}

    /// Time and chance, for names.
    public record Place(Clock clock, RandomGenerator random) {}

    public Exports(Ground ground) {
        this.ground = ground;
        this.exporter = new Exporter(
                ground.database(),
                ground.projects(),
                ground.uploads(),
                ground.folder(),
                ground.place().clock());
        this.store = new KeptExportStore(ground.database());
    }

    /// Writes an export for a client that waits; the caller closes the file.
    Exporter.Written write(ProjectId project, ExportRequest request, LongConsumer progress) throws IOException {
        return exporter.write(project, request, progress);
    }

    /// `project-7-at-2026-01-31-10-00-0a1b2c3d.json`
    String fileName(ProjectId project, ExportFormat format) {
        return "project-%d-at-%s-%08x.%s"
                .formatted(
                        project.value(),
                        STAMP.format(ground.place().clock().instant()),
                        ground.place().random().nextInt(),
                        format.extension());
    }

    /// Queues an export to be kept.
    Export start(PersonId by, ProjectId project, String title, ExportRequest request) {
        return ground.database().transact(() -> {
            ExportId id = store.insert(
                    project, title, request, by, ground.place().clock().instant());
            ObjectNode payload = Json.object().put("export", id.value());
            JobId job = ground.jobs().enqueue(KIND, payload, by.value(), OptionalLong.of(project.value()));
            store.setJob(id, job.value());
            return require(project, id);
        });
    }

    @Override
    public ObjectNode run(JobContext job) throws IOException {
        ProjectId project = new ProjectId(job.order().scopeId().orElseThrow());
        ExportId id = new ExportId(job.payload().path("export").asLong());
        Optional<Export> asked = store.find(project, id);
        if (asked.isEmpty() || asked.get().file().isPresent()) {
            return Json.object().put("export", id.value());
        }
        ExportRequest request = asked.get().asked().request();
        Exporter.Written written = exporter.write(project, request, count -> {
            job.checkCancelled();
            // On a thread of its own: the snapshot of this one is read-only.
            Thread.startVirtualThread(() -> job.progress(count, 0, "%d tasks written".formatted(count)));
        });
        try (FileSpool file = written.file()) {
            ObjectNode counters = Json.object();
            counters.put("task_number", written.report().tasks())
                    .put("item_number", written.report().items());
            ObjectNode leftOut = counters.putObject("left_out");
            written.report().leftOut().forEach(leftOut::put);
            MessageDigest md5 = md5();
            Blob blob;
            try (InputStream content = new DigestInputStream(file.in(), md5)) {
                blob = ground.uploads().blobs().put(content, Long.MAX_VALUE);
            }
            Export.File kept = new Export.File(
                    blob.id(),
                    fileName(project, request.format()),
                    blob.sizeBytes(),
                    HexFormat.of().formatHex(md5.digest()),
                    counters,
                    ground.place().clock().instant());
            if (!store.finish(id, kept)) {
                ground.uploads().forget(blob.id());
            }
            return Json.object().put("export", id.value()).put("size_bytes", blob.sizeBytes());
        }
    }

    /// MD5 because Label Studio's clients compare with it; nothing relies on it being hard to forge.
    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has MD5", impossible);
        }
    }

    Export require(ProjectId project, ExportId id) {
        return store.find(project, id)
                .orElseThrow(() -> new Refused(new RequestProblem.NotFound("export", String.valueOf(id.value()))));
    }

    List<Export> newest(ProjectId project) {
        return store.newest(project, LISTED);
    }

    InputStream open(Export.File file, long fromByte) throws IOException {
        return ground.uploads().blobs().open(file.blob(), fromByte);
    }

    /// Deletes an export and its file, and stops the job that writes it.
    void delete(Export export) {
        export.job().ifPresent(job -> ground.jobs().cancel(new JobId(job)));
        store.delete(export.id());
        export.file().ifPresent(file -> ground.uploads().forget(file.blob()));
    }
}
