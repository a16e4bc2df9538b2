package dev.assay.server.transfer;

import dev.assay.geometry.ImageSize;
import dev.assay.server.platform.blobs.SniffedType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads the size of an image from its header, without decoding it. At most a megabyte is read, whatever the file says
/// of itself. The size is that of the stored pixels: an orientation noted in EXIF is for the viewer.
///
/// **Source**: PNG (ISO/IEC 15948), 11.2.2; JPEG (ITU-T T.81), B.2.2; GIF89a, 18; BMP, BITMAPINFOHEADER; WebP container
/// specification (RFC 9649), 2.
final class ImageHeader {
    private static final long MAX_BYTES = 1 << 20;

    private ImageHeader() {}

    /// Empty when the header is broken, or of a kind that is not read here.
    static Optional<ImageSize> sizeOf(SniffedType type, InputStream content) throws IOException {
        var bytes = new DataInputStream(new BufferedInputStream(content));
        try {
            return switch (type) {
                case PNG -> png(bytes);
                case JPEG -> jpeg(bytes);
                case GIF -> gif(bytes);
                case BMP -> bmp(bytes);
                case WEBP -> webp(bytes);
                case TIFF, AVIF, WAV, MP3, OGG, FLAC, M4A, MP4, WEBM, ZIP, OTHER -> Optional.empty();
            };
        } catch (EOFException _) {
            return Optional.empty();
        }
    }

    private static Optional<ImageSize> size(long width, long height) {
        return width >= 1 && height >= 1 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE
                ? Optional.of(new ImageSize((int) width, (int) height))
                : Optional.empty();
    }

    private static Optional<ImageSize> png(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(16);
        return size(Integer.toUnsignedLong(bytes.readInt()), Integer.toUnsignedLong(bytes.readInt()));
    }

    /// Walks the segments to the frame header: SOF0 to SOF15 but for DHT (C4), JPG (C8) and DAC (CC).
    private static Optional<ImageSize> jpeg(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(2);
        long seen = 2;
        while (seen < MAX_BYTES) {
            int marker = bytes.readUnsignedByte();
            seen++;
            if (marker != 0xFF) {
                return Optional.empty();
            }
            while (marker == 0xFF) {
                marker = bytes.readUnsignedByte();
                seen++;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            int length = bytes.readUnsignedShort();
            if (frame) {
                bytes.skipNBytes(1);
                int height = bytes.readUnsignedShort();
                return size(bytes.readUnsignedShort(), height);
            }
            if (length < 2) {
                return Optional.empty();
            }
            bytes.skipNBytes(length - 2L);
            seen += length;
        }
        return Optional.empty();
    }

    private static Optional<ImageSize> gif(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(6);
        return size(little(bytes, 2), little(bytes, 2));
    }

    /// A negative height means rows from the top.
    private static Optional<ImageSize> bmp(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(14);
        long headerBytes = little(bytes, 4);
        if (headerBytes == 12) {
            return size(little(bytes, 2), little(bytes, 2));
        }
        int width = (int) little(bytes, 4);
        int height = (int) little(bytes, 4);
        return size(width, Math.abs((long) height));
    }

    private static Optional<ImageSize> webp(DataInputStream bytes) throws IOException {
        bytes.skipNBytes(12);
        byte[] kind = new byte[4];
        bytes.readFully(kind);
        bytes.skipNBytes(4);
        return switch (new String(kind, java.nio.charset.StandardCharsets.US_ASCII)) {
            case "VP8X" -> {
                bytes.skipNBytes(4);
                yield size(little(bytes, 3) + 1, little(bytes, 3) + 1);
            }
            case "VP8L" -> {
                bytes.skipNBytes(1);
                long bits = little(bytes, 4);
                yield size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            case "VP8 " -> {
                bytes.skipNBytes(6);
                yield size(little(bytes, 2) & 0x3FFF, little(bytes, 2) & 0x3FFF);
            }
            default -> Optional.empty();
        };
    }

    private static long little(DataInputStream bytes, int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) bytes.readUnsignedByte() << (8 * i);
        }
        return value;
    }
}
