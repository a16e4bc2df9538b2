package dev.assay.formats.yolo;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.internal.Categories;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.internal.ImageAddress;
import dev.assay.formats.internal.ImageMark;
import dev.assay.formats.internal.SeenNames;
import dev.assay.formats.wire.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes `labels/<image>.txt`, `classes.txt`, `notes.json` and `images/` as Label Studio lays them out: a line per
/// label of a region, rotation ignored, an empty file for an image without answers.
///
/// Label Studio writes every answer of a task into the same file, so the oldest is what remains. Here the oldest has
/// that name too, and nothing is lost: the others are beside it as `<image>-annotation-<id>.txt`, and a second task
/// with an image of the same name as `<image>-task-<id>.txt`.
/// **Source**: Label Studio's converter, YOLO.
public final class YoloExport implements ExportWriter {
    private final ExportSettings settings;
    private final EntrySink sink;
    private final ImageAddress addresses;
    private final Categories categories;
    private final SeenNames names = new SeenNames();
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public YoloExport(ExportSettings settings, EntrySink sink) throws IOException {
        this.settings = settings;
        this.sink = sink;
        this.addresses = new ImageAddress(settings.config());
        this.categories = Categories.sorted(settings.config());
        sink.folder("images");
        sink.folder("labels");
    }

    @Override
    public void add(ExportTask task) throws IOException {
        counter.task();
        if (ExportItems.onlySkipped(task)) {
            return;
        }
        Optional<String> address = addresses.of(task);
        if (address.isEmpty()) {
            counter.leaveOut("task without an image");
            return;
        }
        String file = ImageAddress.fileName(address.get());
        String base = ImageAddress.baseName(file);
        if (!names.add(base)) {
            base = base + "-task-" + task.id();
            names.add(base);
        }
        sink.media(address.get(), "images/" + base + ImageAddress.extension(file));
        List<ExportAnnotation> answers = ExportItems.answers(task);
        if (answers.isEmpty()) {
            write(base, "");
        }
        for (ExportAnnotation answer : answers) {
            boolean oldest = answer.id() == answers.getLast().id();
            write(oldest ? base : base + "-annotation-" + answer.id(), lines(task, answer));
        }
    }

    private String lines(ExportTask task, ExportAnnotation answer) {
        StringBuilder lines = new StringBuilder();
        for (ImageMark mark : ImageMark.of(task, answer, settings.config(), counter)) {
            for (String label : mark.labels()) {
                int category = categories.idOf(label);
                lines.append(
                        switch (mark) {
                            case ImageMark.Box box -> YoloLine.box(category, box.place());
                            case ImageMark.Ring ring -> YoloLine.ring(category, ring);
                        });
            }
        }
        return lines.toString();
    }

    private void write(String base, String lines) throws IOException {
        counter.item();
        text("labels/" + base + ".txt", lines);
    }

    private void text(String name, String text) throws IOException {
        try (OutputStream target = sink.entry(name)) {
            target.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public ExportReport finish() throws IOException {
        StringBuilder classes = new StringBuilder();
        categories.names().forEach(name -> classes.append(name).append('\n'));
        text("classes.txt", classes.toString());
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("year", settings.madeAt().atZone(ZoneOffset.UTC).getYear());
        info.put("version", "1.0");
        info.put("contributor", "Label Studio");
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("categories", categories.list());
        notes.put("info", info);
        text("notes.json", JsonOutput.text(notes));
        return counter.report();
    }

    @Override
    public void close() {}
}
