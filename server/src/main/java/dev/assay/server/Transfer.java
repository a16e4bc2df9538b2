package dev.assay.server;

import dev.assay.server.annotation.ImportedAnnotations;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.prediction.PredictionRoutes;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.transfer.ExportRoutes;
import dev.assay.server.transfer.Exports;
import dev.assay.server.transfer.FileUploadRoutes;
import dev.assay.server.transfer.FileUploads;
import dev.assay.server.transfer.ImportJob;
import dev.assay.server.transfer.ImportRoutes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Predictions, imports and exports, wired lowest first.
public final class Transfer {
    private final Predictions predictions;
    private final FileUploads uploads;
    private final Exports exports;
    private final ImportJob imports;
    private final List<Endpoint> endpoints;

    /// What the features are built on.
    ///
    /// @param home the folder for files
    public record Ground(Database database, Jobs jobs, Path home, Clock clock, RandomGenerator random) {}

    public Transfer(Ground ground, Labeling labeling) throws IOException {
        this.predictions = new Predictions(
                ground.database(), labeling.projects(), labeling.counters(), labeling.tasks(), ground.clock());
        this.uploads = new FileUploads(
                ground.database(), new BlobStore(ground.home().resolve("blobs")), ground.clock(), ground.random());
        this.imports = new ImportJob(new ImportJob.Ground(
                ground.database(),
                new ImportJob.Features(
                        labeling.projects(),
                        labeling.tasks(),
                        predictions,
                        new ImportedAnnotations(labeling.annotations())),
                uploads,
                ground.clock()));
        this.exports = new Exports(new Exports.Ground(
                ground.database(),
                labeling.projects(),
                uploads,
                ground.jobs(),
                ground.home().resolve("exports-in-progress"),
                new Exports.Place(ground.clock(), ground.random())));
        this.endpoints = Stream.of(
                        new PredictionRoutes(predictions, labeling.tasks(), labeling.projects()).endpoints(),
                        new FileUploadRoutes(uploads).endpoints(),
                        new ImportRoutes(uploads, ground.jobs()).endpoints(),
                        new ExportRoutes(exports, labeling.projects(), ground.jobs()).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /// Every route of these features.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// The jobs of these features, by kind.
    public Map<String, JobHandler> handlers() {
        return Map.of(ImportJob.KIND, imports, Exports.KIND, exports);
    }

    public Predictions predictions() {
        return predictions;
    }

    public FileUploads uploads() {
        return uploads;
    }
}
