package dev.assay.geometry;

/// The one place that turns percent of an image side into pixels and back. The rotation is untouched: it is an angle
/// on the image, so a rotated rectangle must be turned in pixels, never in percent.
public final class Percent {
    private Percent() {}

    /// Pixels for a share of a side that is `length` pixels long.
    public static double toPixels(double percent, int length) {
        return percent * length / 100;
    }

    /// Share in percent of a side that is `length` pixels long.
    public static double ofPixels(double pixels, int length) {
        return pixels * 100 / length;
    }

    /// The rectangle in pixels of an image of that size.
    ///
    /// @throws IllegalArgumentException when a side is negative
    public static Rectangle toPixels(PercentRectangle wire, ImageSize image) {
        return new Rectangle(
                toPixels(wire.x(), image.width()),
                toPixels(wire.y(), image.height()),
                toPixels(wire.width(), image.width()),
                toPixels(wire.height(), image.height()),
                wire.rotation());
    }

    /// The rectangle in percent of an image of that size.
    public static PercentRectangle ofPixels(Rectangle rectangle, ImageSize image) {
        return new PercentRectangle(
                ofPixels(rectangle.x(), image.width()),
                ofPixels(rectangle.y(), image.height()),
                ofPixels(rectangle.width(), image.width()),
                ofPixels(rectangle.height(), image.height()),
                rectangle.rotation());
    }
}
