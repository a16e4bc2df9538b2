package dev.assay.formats.internal;

import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportTask;
import dev.assay.formats.internal.ExportItems.Output;
import dev.assay.formats.wire.WireValues;
import dev.assay.geometry.ImageSize;
import dev.assay.geometry.PercentRectangle;
import dev.assay.geometry.Point;
import dev.assay.labeling.LabelingConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A labeled region of an image as formats for detection know it: a box or a polygon, in percent of the image.
public sealed interface ImageMark {
    /// At least one label, in the order chosen.
    List<String> labels();

    /// The image's size, from the result or else from the upload; empty when neither says.
    Optional<ImageSize> size();

    record Box(List<String> labels, Optional<ImageSize> size, PercentRectangle place) implements ImageMark {}

    /// A closed polygon of at least three corners.
    record Ring(List<String> labels, Optional<ImageSize> size, List<Point> corners) implements ImageMark {}

    /// The marks of an answer, in their order. What is none is counted as left out, once per result.
    static List<ImageMark> of(
            ExportTask task, ExportAnnotation annotation, LabelingConfig config, ExportReport.Counter counter) {
        List<Output> outputs = ExportItems.outputs(annotation, config);
        Set<Object> labeledRegions = new HashSet<>();
        for (Output output : outputs) {
            if (!labels(output.value()).isEmpty() && output.item().get("id") instanceof String id) {
                labeledRegions.add(id);
            }
        }
        List<ImageMark> marks = new ArrayList<>();
        for (Output output : outputs) {
            Optional<ImageMark> mark = of(task, output);
            if (mark.isPresent()) {
                marks.add(mark.get());
            } else if (!hasBoxKeys(output.value())
                    || !labeledRegions.contains(String.valueOf(output.item().get("id")))) {
                counter.leaveOut(
                        hasBoxKeys(output.value()) && labels(output.value()).isEmpty()
                                ? "region without a label"
                                : "result of " + output.control().tag());
            }
        }
        return marks;
    }

    private static Optional<ImageMark> of(ExportTask task, Output output) {
        List<String> labels = labels(output.value());
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        Optional<ImageSize> size = sizeOf(output.item()).or(task::imageSize);
        if (output.value().get("points") instanceof List<?> points) {
            List<Point> corners = corners(points);
            return corners.size() < 3 ? Optional.empty() : Optional.of(new Ring(labels, size, corners));
        }
        return box(output.value()).map(place -> new Box(labels, size, place));
    }

    private static boolean hasBoxKeys(Map<String, @Nullable Object> value) {
        return box(value).isPresent() || value.get("points") instanceof List<?>;
    }

    private static Optional<PercentRectangle> box(Map<String, @Nullable Object> value) {
        OptionalDouble x = WireValues.asNumber(value.get("x"));
        OptionalDouble y = WireValues.asNumber(value.get("y"));
        OptionalDouble width = WireValues.asNumber(value.get("width"));
        OptionalDouble height = WireValues.asNumber(value.get("height"));
        if (x.isEmpty()
                || y.isEmpty()
                || width.isEmpty()
                || height.isEmpty()
                || width.getAsDouble() < 0
                || height.getAsDouble() < 0) {
            return Optional.empty();
        }
        double rotation = WireValues.asNumber(value.get("rotation")).orElse(0);
        return Optional.of(new PercentRectangle(
                x.getAsDouble(), y.getAsDouble(), width.getAsDouble(), height.getAsDouble(), rotation));
    }

    private static List<Point> corners(List<?> points) {
        List<Point> corners = new ArrayList<>();
        for (Object point : points) {
            if (point instanceof List<?> pair && pair.size() == 2) {
                OptionalDouble x = WireValues.asNumber(pair.get(0));
                OptionalDouble y = WireValues.asNumber(pair.get(1));
                if (x.isPresent() && y.isPresent()) {
                    corners.add(new Point(x.getAsDouble(), y.getAsDouble()));
                }
            }
        }
        return corners;
    }

    private static List<String> labels(Map<String, @Nullable Object> value) {
        for (String key : List.of("rectanglelabels", "polygonlabels", "labels")) {
            List<String> labels = WireValues.texts(value.get(key));
            if (!labels.isEmpty()) {
                return labels;
            }
        }
        return List.of();
    }

    private static Optional<ImageSize> sizeOf(Map<String, @Nullable Object> item) {
        OptionalDouble width = WireValues.asNumber(item.get("original_width"));
        OptionalDouble height = WireValues.asNumber(item.get("original_height"));
        return width.orElse(0) >= 1
                        && height.orElse(0) >= 1
                        && width.getAsDouble() <= Integer.MAX_VALUE
                        && height.getAsDouble() <= Integer.MAX_VALUE
                ? Optional.of(new ImageSize((int) width.getAsDouble(), (int) height.getAsDouble()))
                : Optional.empty();
    }
}
