package dev.assay.geometry;

/// A place on an image in pixels, origin top-left, y down. Both coordinates are finite; a place may lie outside the
/// image.
public record Point(double x, double y) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("point needs finite x and y; got x=%s y=%s".formatted(x, y));
        }
    }
}
