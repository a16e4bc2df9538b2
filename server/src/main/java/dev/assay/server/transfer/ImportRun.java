package dev.assay.server.transfer;

import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingPrediction;
import dev.assay.formats.IncomingTask;
import dev.assay.formats.Place;
import dev.assay.formats.TaskReader;
import dev.assay.formats.TaskReaders;
import dev.assay.formats.voc.VocPage;
import dev.assay.formats.voc.VocReader;
import dev.assay.formats.voc.VocResult;
import dev.assay.formats.wire.WireLimits;
import dev.assay.labeling.DataKey;
import dev.assay.labeling.LabelingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the files of one import into tasks and gives them to the batch, file by file. Used once.
final class ImportRun {
    private static final String UNDEFINED = "$undefined$";
    private final FileUploads uploads;
    private final Reading reading;
    private final ImportChecks checks;
    private final ImportBatch batch;
    private final ImportProblems problems;
    private final Map<String, ImportFile> boxes = new HashMap<>();
    private final Set<String> usedBoxes = new HashSet<>();
    private final Map<String, Long> formats = new TreeMap<>();

    ImportRun(FileUploads uploads, Reading reading, ImportChecks checks, ImportBatch batch, ImportProblems problems) {
        this.uploads = uploads;
        this.reading = reading;
        this.checks = checks;
        this.batch = batch;
        this.problems = problems;
    }

    /// For which config, and how.
    record Reading(LabelingConfig config, ImportOrder.Choices choices) {}

    /// Files by the end of their names, `.json` and the like.
    Map<String, Long> formats() {
        return formats;
    }

    /// @param addresses the upload of each media file
    void read(List<ImportFile> files, Map<ImportFile, FileUpload> addresses) throws IOException {
        for (ImportFile file : files) {
            formats.merge("." + TaskReaders.extensionOf(file.path()), 1L, Long::sum);
            if (file.kind() == ImportFile.Kind.BOXES && boxes.putIfAbsent(file.stem(), file) != null) {
                problems.add(
                        Code.LEFT_OUT,
                        Place.ofFile(file.path()),
                        "another file of boxes has this name too; the first was taken");
            }
        }
        for (ImportFile file : files) {
            switch (file.kind(reading.choices())) {
                case TASKS -> readTasks(file);
                case MEDIA -> readMedia(file, addresses.get(file));
                case BOXES, ARCHIVE -> {}
                case UNKNOWN ->
                    problems.add(
                            Code.UNKNOWN_FILE,
                            Place.ofFile(file.path()),
                            "files of this kind cannot become tasks; send JSON, CSV, TSV, TXT, images, audio, video, HTML, PDF or a zip of these");
            }
        }
        for (ImportFile unused : boxes.values()) {
            if (!usedBoxes.contains(unused.stem())) {
                problems.add(
                        Code.LEFT_OUT,
                        Place.ofFile(unused.path()),
                        "no image of this name came with it, so its boxes were left out");
            }
        }
        batch.flush();
    }

    private void readTasks(ImportFile file) throws IOException {
        var settings = new TaskReaders.Settings(keyFor("Text"), WireLimits.USUAL);
        try (TaskReader reader = TaskReaders.open(file.path(), () -> uploads.open(file.blob()), settings, problems)
                .orElseThrow()) {
            for (Optional<IncomingTask> task = reader.next(); task.isPresent(); task = reader.next()) {
                checks.check(task.get(), file.upload()).ifPresent(batch::add);
                batch.keepAlive();
            }
        }
    }

    private void readMedia(ImportFile file, @Nullable FileUpload upload) throws IOException {
        Place place = Place.ofFile(file.path());
        if (upload == null || !file.isWhatItSays()) {
            problems.add(
                    Code.UNKNOWN_FILE,
                    place,
                    "the content is not what the name says; it was recognised as %s"
                            .formatted(file.type().contentType()));
            return;
        }
        if (upload.tooLargeToShow()) {
            problems.add(
                    Code.LEFT_OUT,
                    place,
                    "the image of %d x %d pixels is kept, and is too large to be shown in the editor"
                            .formatted(
                                    upload.imageSize().orElseThrow().width(),
                                    upload.imageSize().orElseThrow().height()));
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(
                keyFor(
                        file.type().isImage()
                                ? "Image"
                                : file.type().contentType().startsWith("audio/") ? "Audio" : "Video"),
                upload.address());
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        if (!file.path().equals(file.name())) {
            meta.put("path", file.path());
        }
        List<IncomingPrediction> predictions = boxesOf(file).map(List::of).orElse(List.of());
        IncomingTask task =
                new IncomingTask(place, data, new IncomingTask.Settings(meta, null, null), List.of(), predictions);
        checks.check(task, OptionalLong.of(upload.id().value())).ifPresent(batch::add);
        batch.keepAlive();
    }

    private Optional<IncomingPrediction> boxesOf(ImportFile image) throws IOException {
        ImportFile file = boxes.get(image.stem());
        if (file == null) {
            return Optional.empty();
        }
        usedBoxes.add(file.stem());
        Optional<VocResult> control = VocResult.forConfig(reading.config());
        if (control.isEmpty()) {
            problems.add(
                    Code.LEFT_OUT,
                    Place.ofFile(file.path()),
                    "the labeling config has no RectangleLabels to put its boxes on");
            return Optional.empty();
        }
        try (InputStream bytes = uploads.open(file.blob())) {
            Optional<VocPage> page = VocReader.read(bytes, file.path(), problems);
            return page.map(read -> new IncomingPrediction(control.get().of(read), null, "voc"));
        }
    }

    /// The data key for content of a kind: the variable of the first tag that shows it, or else the only variable.
    private String keyFor(String tag) {
        List<DataKey> keys = reading.config().dataKeys();
        return keys.stream()
                .filter(key -> key.tag().equals(tag))
                .map(DataKey::key)
                .findFirst()
                .orElse(
                        keys.stream().map(DataKey::key).distinct().count() == 1
                                ? keys.getFirst().key()
                                : UNDEFINED);
    }
}
