package dev.assay.geometry;

/// Size of an image in pixels as stored, before any rotation for viewing. Both sides are at least 1.
public record ImageSize(int width, int height) {
    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "image of %d x %d pixels: both sides must be at least 1".formatted(width, height));
        }
    }

    /// Area in square pixels.
    public long area() {
        return (long) width * height;
    }
}
