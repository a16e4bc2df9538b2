package dev.assay.formats.yolo;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.Spool;
import dev.assay.formats.internal.Categories;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.internal.ImageAddress;
import dev.assay.formats.internal.ImageMark;
import dev.assay.formats.internal.Rings;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.geometry.ImageSize;
import dev.assay.geometry.Percent;
import dev.assay.geometry.PercentRectangle;
import dev.assay.geometry.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes a data set that Ultralytics trains on as it is: `data.yaml`, `images/<split>/`, `labels/<split>/`, and
/// `sources.tsv` with the address of each image. One answer per task: the accepted, or else the newest.
///
/// Every region becomes an upright box around it, cut at the image's edges; numbers of classes are gapless, in the
/// order of the config. Files are named `<task id>-<image>`, so no two collide.
/// **Source**: Ultralytics documentation, Object detection datasets overview, "Ultralytics YOLO format".
public final class UltralyticsExport implements ExportWriter {
    private final ExportSettings settings;
    private final EntrySink sink;
    private final ImageAddress addresses;
    private final Categories categories;
    private final Spool sources;
    private final Set<Split> filled = EnumSet.noneOf(Split.class);
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public UltralyticsExport(ExportSettings settings, EntrySink sink) throws IOException {
        this.settings = settings;
        this.sink = sink;
        this.addresses = new ImageAddress(settings.config());
        this.categories = Categories.inOrder(settings.config(), 0);
        this.sources = sink.spool();
        for (Split split : Split.values()) {
            sink.folder("images/" + split.folder());
            sink.folder("labels/" + split.folder());
        }
    }

    @Override
    public void add(ExportTask task) throws IOException {
        counter.task();
        Optional<String> address = addresses.of(task);
        if (ExportItems.onlySkipped(task) || address.isEmpty()) {
            counter.leaveOut(address.isEmpty() ? "task without an image" : "skipped task");
            return;
        }
        Split split = Split.of(task.id());
        filled.add(split);
        String file = task.id() + "-" + ImageAddress.fileName(address.get());
        String image = "images/" + split.folder() + "/" + file;
        sink.media(address.get(), image);
        sources.out()
                .write((image + "\t" + address.get().replaceAll("[\t\r\n]", " ") + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        Optional<ExportAnnotation> answer = ExportItems.chosen(task);
        String lines = answer.map(chosen -> lines(task, chosen)).orElse("");
        counter.item();
        text("labels/" + split.folder() + "/" + ImageAddress.baseName(file) + ".txt", lines);
    }

    private String lines(ExportTask task, ExportAnnotation answer) {
        StringBuilder lines = new StringBuilder();
        for (ImageMark mark : ImageMark.of(task, answer, settings.config(), counter)) {
            Optional<Rectangle> box = around(mark).flatMap(UltralyticsExport::cut);
            if (box.isEmpty()) {
                counter.leaveOut("region outside its image, or rotated on one of unknown size");
            } else {
                Rectangle kept = box.get();
                int category = categories.idOf(mark.labels().getFirst());
                lines.append(YoloLine.line(
                        category,
                        (kept.x() + kept.width() / 2) / 100,
                        (kept.y() + kept.height() / 2) / 100,
                        kept.width() / 100,
                        kept.height() / 100));
            }
        }
        return lines.toString();
    }

    /// The upright box around the mark in percent; empty for a rotated one on an image of unknown size, since turning
    /// is done in pixels.
    private static Optional<Rectangle> around(ImageMark mark) {
        return switch (mark) {
            case ImageMark.Ring ring -> Optional.of(Rings.bounds(ring.corners()));
            case ImageMark.Box box
            when box.place().rotation() == 0 ->
                Optional.of(Rectangle.upright(
                        box.place().x(),
                        box.place().y(),
                        box.place().width(),
                        box.place().height()));
            case ImageMark.Box box -> box.size().map(size -> turned(box.place(), size));
        };
    }

    private static Rectangle turned(PercentRectangle place, ImageSize size) {
        PercentRectangle around = Percent.ofPixels(Percent.toPixels(place, size).bounds(), size);
        return Rectangle.upright(around.x(), around.y(), around.width(), around.height());
    }

    private static Optional<Rectangle> cut(Rectangle box) {
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double right = Math.min(100, box.x() + box.width());
        double bottom = Math.min(100, box.y() + box.height());
        return right > left && bottom > top
                ? Optional.of(Rectangle.upright(left, top, right - left, bottom - top))
                : Optional.empty();
    }

    private void text(String name, String text) throws IOException {
        try (OutputStream target = sink.entry(name)) {
            target.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public ExportReport finish() throws IOException {
        text("data.yaml", dataYaml());
        try (OutputStream target = sink.entry("sources.tsv");
                InputStream in = sources.in()) {
            in.transferTo(target);
        }
        return counter.report();
    }

    private String dataYaml() {
        // A trainer stops without a val folder that holds something; a small data set validates on what it trains on.
        Split val = filled.contains(Split.VAL) ? Split.VAL : Split.TRAIN;
        StringBuilder yaml = new StringBuilder("train: images/train\nval: images/%s\n".formatted(val.folder()));
        if (filled.contains(Split.TEST)) {
            yaml.append("test: images/test\n");
        }
        yaml.append("names:\n");
        List<String> names = categories.names();
        for (int i = 0; i < names.size(); i++) {
            // A JSON text is a YAML text.
            yaml.append("  ")
                    .append(i)
                    .append(": ")
                    .append(JsonOutput.text(names.get(i)))
                    .append('\n');
        }
        return yaml.toString();
    }

    @Override
    public void close() throws IOException {
        sources.close();
    }
}
