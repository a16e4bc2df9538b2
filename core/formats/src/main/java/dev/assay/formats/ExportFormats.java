package dev.assay.formats;

import dev.assay.labeling.Control;
import dev.assay.labeling.ControlTag;
import dev.assay.labeling.DataKey;
import dev.assay.labeling.LabelingConfig;
import dev.assay.labeling.ObjectTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tells which formats fit a labeling config.
/// **Source** of the rules: Label Studio's converter (which configs enable which format).
public final class ExportFormats {
    private ExportFormats() {}

    /// A format and whether the config can fill it.
    ///
    /// @param reason why it cannot, in a sentence; empty when it can
    public record Offer(ExportFormat format, Optional<String> reason) {
        public boolean usable() {
            return reason.isEmpty();
        }
    }

    /// All formats, the usable ones first.
    public static List<Offer> offered(LabelingConfig config) {
        List<Offer> offers = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            offers.add(new Offer(format, refusal(format, config)));
        }
        offers.sort(Comparator.comparing(offer -> !offer.usable()));
        return offers;
    }

    private static Optional<String> refusal(ExportFormat format, LabelingConfig config) {
        return switch (format) {
            case JSON, JSON_MIN, CSV, TSV -> Optional.empty();
            case CONLL2003 -> spanRefusal(config);
            case COCO, YOLO, COCO_CORRECT, YOLO_ULTRALYTICS -> boxRefusal(config);
        };
    }

    private static Optional<String> spanRefusal(LabelingConfig config) {
        boolean text = config.objects().stream()
                .filter(object -> object.is("Text"))
                .anyMatch(object -> !object.element()
                        .attribute("valueType")
                        .filter("url"::equals)
                        .isPresent());
        Optional<String> keys = keysRefusal(config);
        return keys.isPresent() || (text && has(config, ControlTag.LABELS))
                ? keys
                : Optional.of("needs a Text in the task itself, and Labels");
    }

    private static Optional<String> keysRefusal(LabelingConfig config) {
        long keys = config.dataKeys().stream().map(DataKey::key).distinct().count();
        return keys > 1 ? Optional.of("needs a config with one variable; this one reads " + keys) : Optional.empty();
    }

    private static Optional<String> boxRefusal(LabelingConfig config) {
        Optional<String> keys = keysRefusal(config);
        if (keys.isPresent()) {
            return keys;
        }
        List<ObjectTag> images =
                config.objects().stream().filter(object -> object.is("Image")).toList();
        if (images.isEmpty()) {
            return Optional.of("needs an Image");
        }
        if (images.stream()
                .anyMatch(image -> image.element().attribute("valueList").isPresent())) {
            return Optional.of("cannot hold several images of one task (valueList)");
        }
        if (has(config, ControlTag.KEY_POINT_LABELS)) {
            return Optional.of("cannot hold key points yet beside boxes; export as JSON");
        }
        boolean labeled = has(config, ControlTag.RECTANGLE_LABELS, ControlTag.POLYGON_LABELS);
        boolean split = has(config, ControlTag.LABELS) && has(config, ControlTag.RECTANGLE, ControlTag.POLYGON);
        return labeled || split
                ? Optional.empty()
                : Optional.of("needs RectangleLabels, PolygonLabels, or Rectangle or Polygon with Labels");
    }

    private static boolean has(LabelingConfig config, ControlTag... tags) {
        return config.controls().stream()
                .map(Control::kind)
                .flatMap(Optional::stream)
                .anyMatch(Arrays.asList(tags)::contains);
    }
}
