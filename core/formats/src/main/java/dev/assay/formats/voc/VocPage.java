package dev.assay.formats.voc;

import dev.assay.geometry.ImageSize;
import java.util.List;

/// What one Pascal VOC file says about one image.
///
/// @param imageName the `filename`, or empty
/// @param boxes those that have some area inside the image, cut at its edges
public record VocPage(String imageName, ImageSize size, List<Box> boxes) {
    public VocPage {
        boxes = List.copyOf(boxes);
    }

    /// An upright box in image pixels: from the left edge of pixel `left` to the edge `right`; origin top-left.
    public record Box(String label, double left, double top, double right, double bottom) {}
}
