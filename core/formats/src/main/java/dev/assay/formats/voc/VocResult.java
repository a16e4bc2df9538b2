package dev.assay.formats.voc;

import dev.assay.geometry.Percent;
import dev.assay.geometry.PercentRectangle;
import dev.assay.geometry.Rectangle;
import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes results of a VOC page's boxes: for the config's first RectangleLabels on an image, or else for its first
/// Rectangle and the Labels of the same image.
public final class VocResult {
    private final Control geometry;
    private final Optional<Control> labels;

    private VocResult(Control geometry, Optional<Control> labels) {
        this.geometry = geometry;
        this.labels = labels;
    }

    /// Empty when the config has no control for labeled boxes.
    public static Optional<VocResult> forConfig(LabelingConfig config) {
        Optional<VocResult> labeled =
                first(config, ControlTag.RECTANGLE_LABELS).map(control -> new VocResult(control, Optional.empty()));
        return labeled.or(() -> first(config, ControlTag.RECTANGLE)
                .flatMap(rectangle -> config.controls().stream()
                        .filter(control -> control.kind().equals(Optional.of(ControlTag.LABELS))
                                && control.toName().equals(rectangle.toName()))
                        .findFirst()
                        .map(labels -> new VocResult(rectangle, Optional.of(labels)))));
    }

    private static Optional<Control> first(LabelingConfig config, ControlTag kind) {
        return config.controls().stream()
                .filter(control -> control.kind().equals(Optional.of(kind)))
                .findFirst();
    }

    /// The wire list; regions are named `voc1`, `voc2` … in the order of the file.
    public List<@Nullable Object> of(VocPage page) {
        List<@Nullable Object> items = new ArrayList<>();
        int number = 0;
        for (VocPage.Box box : page.boxes()) {
            String id = "voc" + ++number;
            if (labels.isEmpty()) {
                items.add(item(id, geometry, page, value(box, page, geometry.type())));
            } else {
                items.add(item(id, geometry, page, value(box, page, "")));
                items.add(item(id, labels.get(), page, value(box, page, "labels")));
            }
        }
        return items;
    }

    private static Map<String, @Nullable Object> value(VocPage.Box box, VocPage page, String labelKey) {
        PercentRectangle percent = Percent.ofPixels(
                Rectangle.upright(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top()),
                page.size());
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("x", percent.x());
        value.put("y", percent.y());
        value.put("width", percent.width());
        value.put("height", percent.height());
        value.put("rotation", 0L);
        if (!labelKey.isEmpty()) {
            value.put(labelKey, List.of(box.label()));
        }
        return value;
    }

    private static Map<String, @Nullable Object> item(
            String id, Control control, VocPage page, Map<String, @Nullable Object> value) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("from_name", control.name());
        item.put("to_name", control.toName().getFirst());
        item.put("type", control.type());
        item.put("original_width", (long) page.size().width());
        item.put("original_height", (long) page.size().height());
        item.put("image_rotation", 0L);
        item.put("value", value);
        return item;
    }
}
