package dev.assay.formats.wire;

/// How much one JSON value may hold before it is refused.
///
/// @param maxValueBytes bytes of one whole value (one task of a file)
/// @param maxTextLength UTF-16 code units of one string
/// @param maxDepth objects and arrays inside each other
public record WireLimits(long maxValueBytes, int maxTextLength, int maxDepth) {
    /// 64 MiB a value, 20 million code units a string, 200 levels.
    public static final WireLimits USUAL = new WireLimits(64L << 20, 20_000_000, 200);

    public WireLimits {
        if (maxValueBytes < 1 || maxTextLength < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("limits must be at least 1; got bytes=%d text=%d depth=%d"
                    .formatted(maxValueBytes, maxTextLength, maxDepth));
        }
    }
}
