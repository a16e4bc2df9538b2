package dev.assay.formats.coco;

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
import dev.assay.formats.internal.SeenNames;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.geometry.ImageSize;
import dev.assay.geometry.Percent;
import dev.assay.geometry.Point;
import dev.assay.geometry.Polygons;
import dev.assay.geometry.Rectangle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes `result.json` in the COCO layout, and `images/` where media are exported. Images and annotations are put
/// aside while tasks come, since the file lists all images first.
///
/// Lengths are image pixels. A rotated box becomes the upright box around it; with an image per task its corners are
/// kept as segmentation and its area is the box's own. Only the first label of a region counts.
/// **Source**: COCO data format (cocodataset.org, "Format data"); the layout per annotation is Label Studio's
/// converter's.
public final class CocoExport implements ExportWriter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final ExportSettings settings;
    private final EntrySink sink;
    private final CocoLayout layout;
    private final ImageAddress addresses;
    private final Categories categories;
    private final SeenNames names = new SeenNames();
    private final Spool images;
    private final Spool annotations;
    private final ExportReport.Counter counter = new ExportReport.Counter();
    private long imageCount;
    private long annotationCount;

    public CocoExport(ExportSettings settings, EntrySink sink, CocoLayout layout) throws IOException {
        this.settings = settings;
        this.sink = sink;
        this.layout = layout;
        this.addresses = new ImageAddress(settings.config());
        this.categories = switch (layout) {
            case IMAGE_PER_ANNOTATION -> Categories.sorted(settings.config());
            case IMAGE_PER_TASK -> Categories.inOrder(settings.config(), 1);
        };
        this.images = sink.spool();
        this.annotations = sink.spool();
        sink.folder("images");
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
        List<ExportAnnotation> answers = switch (layout) {
            case IMAGE_PER_ANNOTATION -> ExportItems.answers(task);
            case IMAGE_PER_TASK -> ExportItems.chosen(task).map(List::of).orElse(List.of());
        };
        String file = fileOf(task, address.get());
        if (answers.isEmpty()) {
            addImage(task, file, null);
        }
        for (ExportAnnotation answer : answers) {
            addImage(task, file, answer);
        }
    }

    private String fileOf(ExportTask task, String address) throws IOException {
        String name = ImageAddress.fileName(address);
        if (!names.add(name)) {
            name = task.id() + "-" + name;
        }
        return sink.media(address, "images/" + name) ? "images/" + name : address;
    }

    private void addImage(ExportTask task, String file, @Nullable ExportAnnotation answer) throws IOException {
        List<ImageMark> marks = answer == null ? List.of() : ImageMark.of(task, answer, settings.config(), counter);
        Optional<ImageSize> size = task.imageSize()
                .or(() -> marks.stream()
                        .map(ImageMark::size)
                        .flatMap(Optional::stream)
                        .findFirst());
        long id = layout == CocoLayout.IMAGE_PER_TASK ? task.id() : imageCount;
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        image.put("width", size.map(ImageSize::width).orElse(null));
        image.put("height", size.map(ImageSize::height).orElse(null));
        image.put("id", id);
        image.put("file_name", file);
        putAside(images, image, imageCount++);
        counter.item();
        for (ImageMark mark : marks) {
            addMark(id, mark, size);
        }
    }

    private void addMark(long image, ImageMark mark, Optional<ImageSize> imageSize) throws IOException {
        Optional<ImageSize> size = mark.size().or(() -> imageSize);
        if (size.isEmpty()) {
            counter.leaveOut("region on an image of unknown size");
            return;
        }
        Outline outline = outline(mark, size.get());
        Map<String, @Nullable Object> annotation = new LinkedHashMap<>();
        annotation.put("id", annotationCount + (layout == CocoLayout.IMAGE_PER_TASK ? 1 : 0));
        annotation.put("image_id", image);
        annotation.put("category_id", categories.idOf(mark.labels().getFirst()));
        annotation.put("segmentation", outline.ring.isEmpty() ? List.of() : List.of(outline.ring));
        Rectangle box = outline.box;
        annotation.put("bbox", List.of(box.x(), box.y(), box.width(), box.height()));
        annotation.put("ignore", 0);
        annotation.put("iscrowd", 0);
        annotation.put("area", outline.area);
        putAside(annotations, annotation, annotationCount++);
    }

    /// @param ring corner coordinates x, y, x, y … in pixels; empty where the box says it all
    private record Outline(Rectangle box, List<Double> ring, double area) {}

    private Outline outline(ImageMark mark, ImageSize size) {
        return switch (mark) {
            case ImageMark.Box box -> {
                Rectangle drawn = Percent.toPixels(box.place(), size);
                Rectangle around = drawn.bounds();
                boolean exact = layout == CocoLayout.IMAGE_PER_ANNOTATION || drawn.rotation() == 0;
                yield new Outline(
                        around, exact ? List.of() : flat(drawn.corners()), exact ? around.area() : drawn.area());
            }
            case ImageMark.Ring ring -> {
                List<Point> corners = ring.corners().stream()
                        .map(corner -> new Point(
                                Percent.toPixels(corner.x(), size.width()),
                                Percent.toPixels(corner.y(), size.height())))
                        .toList();
                yield new Outline(Rings.bounds(corners), flat(corners), Polygons.area(corners));
            }
        };
    }

    private static List<Double> flat(List<Point> corners) {
        List<Double> flat = new ArrayList<>(corners.size() * 2);
        for (Point corner : corners) {
            flat.add(corner.x());
            flat.add(corner.y());
        }
        return flat;
    }

    private static void putAside(Spool spool, Map<String, @Nullable Object> item, long before) throws IOException {
        String text = (before == 0 ? "\n" : ",\n") + JsonOutput.text(item);
        spool.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ExportReport finish() throws IOException {
        try (OutputStream target = sink.entry("result.json")) {
            write(target, "{\"images\": [");
            append(images, target);
            write(target, "\n],\n\"categories\": " + JsonOutput.text(categories.list()) + ",\n\"annotations\": [");
            append(annotations, target);
            write(target, "\n],\n\"info\": " + JsonOutput.text(info()) + "}\n");
        }
        return counter.report();
    }

    private Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("year", settings.madeAt().atZone(ZoneOffset.UTC).getYear());
        info.put("version", "1.0");
        info.put("description", "");
        info.put("contributor", layout == CocoLayout.IMAGE_PER_ANNOTATION ? "Label Studio" : "Assay");
        info.put("url", "");
        info.put("date_created", DATE.format(settings.madeAt()));
        return info;
    }

    private static void write(OutputStream target, String text) throws IOException {
        target.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(Spool spool, OutputStream target) throws IOException {
        try (var in = spool.in()) {
            in.transferTo(target);
        }
    }

    @Override
    public void close() throws IOException {
        images.close();
        annotations.close();
    }
}
