package dev.assay.server.transfer;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.labeling.LabelingConfig;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.Project;
import dev.assay.server.project.ProjectId;
import dev.assay.server.project.Projects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Writes exports: one snapshot of the project, into a file first.
final class Exporter {
    private static final int TELL_EVERY = 500; // and so many go to the writing thread at once
    private final Database database;
    private final Projects projects;
    private final FileUploads uploads;
    private final Path folder;
    private final Clock clock;

    /// @param folder for files while they are written
    Exporter(Database database, Projects projects, FileUploads uploads, Path folder, Clock clock) {
        this.database = database;
        this.projects = projects;
        this.uploads = uploads;
        this.folder = folder;
        this.clock = clock;
    }

    /// A written export.
    record Written(FileSpool file, ExportReport report) {}

    /// Writes the export into a spool, which the caller closes. `progress` is told the number of tasks now and then, on
    /// this thread; what it throws stops the export.
    Written write(ProjectId id, ExportRequest request, LongConsumer progress) throws IOException {
        FileSpool file = new FileSpool(folder);
        boolean whole = false;
        try {
            Project project = projects.require(id);
            LabelingConfig config = projects.labeling(project);
            Instant now = clock.instant();
            ExportReport report = new ExportStore(database).inSnapshot(() -> {
                try {
                    return write(project, request, new ExportSettings(config, now), new Target(file, progress));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            whole = true;
            return new Written(file, report);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    private record Target(FileSpool file, LongConsumer progress) {}

    private ExportReport write(Project project, ExportRequest request, ExportSettings settings, Target target)
            throws IOException {
        if (!request.format().archive()) {
            return write(
                    project,
                    request,
                    settings,
                    new ExportSinks.Single(target.file().out(), folder),
                    target);
        }
        ExportSinks.Media media = request.media() ? address -> media(project.id(), address) : ExportSinks.Media.none();
        try (ZipWriter zip = new ZipWriter(target.file().out(), new FileSpool(folder), settings.madeAt())) {
            ExportReport report = write(project, request, settings, new ExportSinks.Zip(zip, folder, media), target);
            zip.finish();
            return report;
        }
    }

    private ExportReport write(
            Project project, ExportRequest request, ExportSettings settings, EntrySink sink, Target target)
            throws IOException {
        ExportReader reader = new ExportReader(database, project.id(), request);
        try (ExportWriter writer = request.format().writer(settings, sink)) {
            Handoff<List<ExportTask>> handoff = new Handoff<>();
            handoff.feed("export-write", () -> read(reader, handoff, target.progress()), tasks -> {
                for (ExportTask task : tasks) {
                    writer.add(task);
                }
            });
            return writer.finish();
        }
    }

    private static void read(ExportReader reader, Handoff<List<ExportTask>> writer, LongConsumer progress)
            throws IOException {
        List<ExportTask> waiting = new ArrayList<>();
        long[] count = {0};
        reader.read(task -> {
            waiting.add(task);
            if (++count[0] % TELL_EVERY == 0) {
                writer.give(List.copyOf(waiting));
                waiting.clear();
                progress.accept(count[0]);
            }
        });
        writer.give(waiting);
    }

    private Optional<InputStream> media(ProjectId project, String address) throws IOException {
        String prefix = "/data/upload/" + project.value() + "/";
        if (!address.startsWith(prefix)) {
            return Optional.empty();
        }
        Optional<FileUpload> upload = uploads.named(project, address.substring(prefix.length()));
        return upload.isEmpty() ? Optional.empty() : Optional.of(uploads.open(upload.get(), 0));
    }
}
