package dev.assay.server;

import dev.assay.server.annotation.ImportedAnnotations;
import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.blobs.BlobPlace;
import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.jobs.RecurringWork;
import dev.assay.server.prediction.PredictionRoutes;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.prediction.ScoreJob;
import dev.assay.server.transfer.ExportRoutes;
import dev.assay.server.transfer.Exports;
import dev.assay.server.transfer.FileUploadRoutes;
import dev.assay.server.transfer.FileUploads;
import dev.assay.server.transfer.ImportJob;
import dev.assay.server.transfer.ImportRoutes;
import dev.assay.server.transfer.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Predictions, imports and exports, wired lowest first.
public final class Transfer {
    private final Predictions predictions;
    private final ScoreJob scores;
    private final FileUploads uploads;
    private final Exports exports;
    private final ImportJob imports;
    private final Leftovers leftovers;
    private final List<Endpoint> endpoints;

    /// What the features are built on.
    public record Ground(Database database, Jobs jobs, Places places, Chance chance) {}

    /// Where files lie.
    ///
    /// @param blobs uploads and kept exports
    /// @param scratch files while they are written or read: a folder of this process alone, emptied at its start
    public record Places(BlobPlace blobs, Path scratch) {}

    /// Time and chance.
    public record Chance(Clock clock, RandomGenerator random) {}

    public Transfer(Ground ground, Labeling labeling) throws IOException {
        Clock clock = ground.chance().clock();
        RandomGenerator random = ground.chance().random();
        this.predictions =
                new Predictions(ground.database(), labeling.projects(), labeling.counters(), labeling.tasks(), clock);
        this.scores = new ScoreJob(labeling.projects(), predictions);
        Path scratch = emptied(ground.places().scratch());
        BlobStore blobs = ground.places().blobs().open(ground.database(), scratch, clock);
        this.uploads = new FileUploads(ground.database(), blobs, clock, random);
        this.leftovers = new Leftovers(ground.database(), blobs, ground.jobs(), clock);
        this.imports = new ImportJob(new ImportJob.Ground(
                ground.database(),
                new ImportJob.Features(
                        labeling.projects(),
                        labeling.tasks(),
                        predictions,
                        new ImportedAnnotations(labeling.annotations())),
                uploads,
                clock));
        this.exports = new Exports(new Exports.Ground(
                ground.database(),
                labeling.projects(),
                uploads,
                ground.jobs(),
                scratch,
                new Exports.Place(clock, random)));
        this.endpoints = Stream.of(
                        new PredictionRoutes(predictions, labeling.tasks(), labeling.projects()).endpoints(),
                        new FileUploadRoutes(uploads).endpoints(),
                        new ImportRoutes(uploads, ground.jobs()).endpoints(),
                        new ExportRoutes(exports, labeling.projects(), ground.jobs()).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    /// What an earlier process left in the middle of its work is of no use.
    private static Path emptied(Path scratch) throws IOException {
        Files.createDirectories(scratch);
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        return scratch;
    }

    /// Registers what recurs.
    public void schedule(RecurringWork recurring) {
        recurring.every(Duration.ofHours(1), "blobs-sweep", leftovers::sweep);
    }

    /// Every route of these features.
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /// The jobs of these features, by kind.
    public Map<String, JobHandler> handlers() {
        return Map.of(ImportJob.KIND, imports, Exports.KIND, exports, ScoreJob.KIND, scores);
    }

    public Predictions predictions() {
        return predictions;
    }

    public FileUploads uploads() {
        return uploads;
    }
}
