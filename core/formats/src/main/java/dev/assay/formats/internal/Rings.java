package dev.assay.formats.internal;

import dev.assay.geometry.Point;
import dev.assay.geometry.Rectangle;
import java.util.List;

/// Measures of polygons given by their corners, in the corners' unit.
public final class Rings {
    private Rings() {}

    /// The smallest upright rectangle around at least one corner.
    public static Rectangle bounds(List<Point> corners) {
        double left = corners.stream().mapToDouble(Point::x).min().orElseThrow();
        double top = corners.stream().mapToDouble(Point::y).min().orElseThrow();
        double right = corners.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = corners.stream().mapToDouble(Point::y).max().orElseThrow();
        return Rectangle.upright(left, top, right - left, bottom - top);
    }
}
