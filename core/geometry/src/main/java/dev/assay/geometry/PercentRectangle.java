package dev.assay.geometry;

/// A rectangle as it stands in a result: lengths in percent of the image's width or height, `(x, y)` where the
/// top-left corner is after the rotation, `rotation` in degrees clockwise about it. Holds any finite numbers,
/// negative sides too, since stored results may hold them; [Percent] makes pixels of it.
public record PercentRectangle(double x, double y, double width, double height, double rotation) {
    public PercentRectangle {
        if (!(Double.isFinite(x)
                && Double.isFinite(y)
                && Double.isFinite(width)
                && Double.isFinite(height)
                && Double.isFinite(rotation))) {
            throw new IllegalArgumentException(
                    "percent rectangle needs finite numbers; got x=%s y=%s width=%s height=%s rotation=%s"
                            .formatted(x, y, width, height, rotation));
        }
    }

    /// Whether both sides are at least 0, which [Percent#toPixels(PercentRectangle, ImageSize)] asks for.
    public boolean hasSize() {
        return width >= 0 && height >= 0;
    }
}
