package dev.assay.geometry;

import java.util.List;
import java.util.OptionalDouble;

/// A rectangle on an image, in pixels, y down. `(x, y)` is where its top-left corner is *after* the rotation, which
/// turns the rectangle about that corner by `rotation` degrees clockwise. Sides are at least 0; any finite rotation
/// is taken and kept as given, so 370 and 10 are the same place and different values.
public record Rectangle(double x, double y, double width, double height, double rotation) implements Shape {
    public Rectangle {
        if (!(Double.isFinite(x)
                && Double.isFinite(y)
                && Double.isFinite(rotation)
                && width >= 0
                && width < Double.POSITIVE_INFINITY
                && height >= 0
                && height < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "rectangle needs finite x, y and rotation, finite sides >= 0; got x=%s y=%s width=%s height=%s rotation=%s"
                            .formatted(x, y, width, height, rotation));
        }
    }

    /// A rectangle whose sides are parallel to the image's.
    public static Rectangle upright(double x, double y, double width, double height) {
        return new Rectangle(x, y, width, height, 0);
    }

    /// Area in square pixels.
    public double area() {
        return width * height;
    }

    /// Top-left, top-right, bottom-right, bottom-left, as named before the rotation.
    public List<Point> corners() {
        return List.of(at(0, 0), at(width, 0), at(width, height), at(0, height));
    }

    /// The middle, where the diagonals cross.
    public Point center() {
        return at(width / 2, height / 2);
    }

    /// The smallest upright rectangle that holds this one.
    public Rectangle bounds() {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Point corner : corners()) {
            left = Math.min(left, corner.x());
            top = Math.min(top, corner.y());
            right = Math.max(right, corner.x());
            bottom = Math.max(bottom, corner.y());
        }
        return upright(left, top, right - left, bottom - top);
    }

    /// Whether the place lies in the rectangle or on its edge.
    public boolean contains(Point point) {
        double cos = cos(rotation);
        double sin = sin(rotation);
        double dx = point.x() - x;
        double dy = point.y() - y;
        double along = dx * cos + dy * sin;
        double down = dy * cos - dx * sin;
        return along >= 0 && along <= width && down >= 0 && down <= height;
    }

    /// Whether every corner lies on the image or at most `tolerance` pixels outside it.
    public boolean isInside(ImageSize image, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance is in pixels and at least 0; got " + tolerance);
        }
        return corners().stream()
                .allMatch(corner -> corner.x() >= -tolerance
                        && corner.y() >= -tolerance
                        && corner.x() <= image.width() + tolerance
                        && corner.y() <= image.height() + tolerance);
    }

    /// The part of the rectangle that lies on the image, as a convex polygon; empty when they share no area.
    public List<Point> clippedTo(ImageSize image) {
        return Polygons.intersection(
                corners(), upright(0, 0, image.width(), image.height()).corners());
    }

    /// Intersection over union of two rectangles' areas, in [0, 1]; empty when neither has an area.
    public static OptionalDouble iou(Rectangle one, Rectangle other) {
        double sum = one.area() + other.area();
        if (!(sum > 0)) {
            return OptionalDouble.empty();
        }
        if (one.equals(other)) {
            return OptionalDouble.of(1);
        }
        double shared = Polygons.area(Polygons.intersection(one.corners(), other.corners()));
        double capped = Math.min(shared, Math.min(one.area(), other.area()));
        return OptionalDouble.of(capped / (sum - capped));
    }

    private Point at(double along, double down) {
        double cos = cos(rotation);
        double sin = sin(rotation);
        return new Point(x + along * cos - down * sin, y + along * sin + down * cos);
    }

    /// Quarter turns are exact, so that an upright rectangle stays on whole pixels.
    private static double cos(double degrees) {
        double turn = degrees % 360;
        if (turn % 90 != 0) {
            return Math.cos(Math.toRadians(turn));
        }
        return turn == 0 ? 1 : Math.abs(turn) == 180 ? -1 : 0;
    }

    private static double sin(double degrees) {
        double turn = degrees % 360;
        if (turn % 90 != 0) {
            return Math.sin(Math.toRadians(turn));
        }
        return turn % 180 == 0 ? 0 : turn == 90 || turn == -270 ? 1 : -1;
    }
}
