package dev.assay.formats;

import dev.assay.formats.coco.CocoExport;
import dev.assay.formats.coco.CocoLayout;
import dev.assay.formats.conll.ConllExport;
import dev.assay.formats.json.JsonExport;
import dev.assay.formats.json.JsonMinExport;
import dev.assay.formats.tabular.TableExport;
import dev.assay.formats.yolo.UltralyticsExport;
import dev.assay.formats.yolo.YoloExport;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The formats that tasks can be exported in; the names are those on the wire.
/// **Source** of JSON, JSON_MIN, CSV, TSV, CONLL2003, COCO, YOLO: the layouts of Label Studio's converter, so that what
/// reads
/// those reads ours.
public enum ExportFormat {
    JSON("JSON", "Tasks with their annotations and predictions, everything kept", "json", false),
    JSON_MIN("JSON-MIN", "One object per annotation: the data and, per control, what was answered", "json", false),
    CSV("CSV", "One row per annotation: the data and, per control, what was answered", "csv", false),
    TSV("TSV", "The same table with tabs between the cells", "tsv", false),
    CONLL2003("CoNLL 2003", "Spans of a text: one token a line with its B-, I- or O tag", "conll", false),
    COCO(
            "COCO",
            "Boxes and polygons for detection; an image for each annotation, as Label Studio writes it",
            "zip",
            true),
    YOLO("YOLO", "A text file with boxes per image, as Label Studio writes it", "zip", true),
    COCO_CORRECT(
            "COCO, one image per task",
            "Boxes and polygons of the accepted or else the latest annotation",
            "zip",
            true),
    YOLO_ULTRALYTICS(
            "YOLO for Ultralytics",
            "Images, labels and data.yaml, split into train, val and test; the accepted or else the latest annotation",
            "zip",
            true);

    private final String title;
    private final String description;
    private final String extension;
    private final boolean archive;

    ExportFormat(String title, String description, String extension, boolean archive) {
        this.title = title;
        this.description = description;
        this.extension = extension;
        this.archive = archive;
    }

    /// The format that is named so, in any case.
    public static Optional<ExportFormat> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name().equals(wanted))
                .findFirst();
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /// The end of the file's name, without a dot.
    public String extension() {
        return extension;
    }

    /// Whether the export is a zip of several files.
    public boolean archive() {
        return archive;
    }

    /// A writer of this format.
    public ExportWriter writer(ExportSettings settings, EntrySink sink) throws IOException {
        return switch (this) {
            case JSON -> new JsonExport(sink);
            case JSON_MIN -> new JsonMinExport(settings, sink);
            case CSV -> new TableExport(settings, sink, ',');
            case TSV -> new TableExport(settings, sink, '\t');
            case CONLL2003 -> new ConllExport(settings, sink);
            case COCO -> new CocoExport(settings, sink, CocoLayout.IMAGE_PER_ANNOTATION);
            case COCO_CORRECT -> new CocoExport(settings, sink, CocoLayout.IMAGE_PER_TASK);
            case YOLO -> new YoloExport(settings, sink);
            case YOLO_ULTRALYTICS -> new UltralyticsExport(settings, sink);
        };
    }
}
