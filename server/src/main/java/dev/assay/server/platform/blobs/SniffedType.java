package dev.assay.server.platform.blobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a file is by its first bytes, whatever it is called. `inline` says whether browsers may show it; all else
/// is served as an attachment.
public enum SniffedType {
    PNG("image/png", true),
    JPEG("image/jpeg", true),
    GIF("image/gif", true),
    WEBP("image/webp", true),
    BMP("image/bmp", true),
    TIFF("image/tiff", true),
    AVIF("image/avif", true),
    WAV("audio/wav", true),
    MP3("audio/mpeg", true),
    OGG("audio/ogg", true),
    FLAC("audio/flac", true),
    M4A("audio/mp4", true),
    MP4("video/mp4", true),
    WEBM("video/webm", true),
    ZIP("application/zip", false),
    OTHER("application/octet-stream", false);

    /// How many first bytes [#of] looks at.
    public static final int HEAD_BYTES = 32;

    private final String contentType;
    private final boolean inline;

    SniffedType(String contentType, boolean inline) {
        this.contentType = contentType;
        this.inline = inline;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isInline() {
        return inline;
    }

    public boolean isImage() {
        return contentType.startsWith("image/");
    }

    /// Judges by the file's first bytes, [#HEAD_BYTES] of them or fewer.
    public static SniffedType of(byte[] head) {
        if (starts(head, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return PNG;
        }
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (ascii(head, 0, "GIF87a") || ascii(head, 0, "GIF89a")) {
            return GIF;
        }
        if (ascii(head, 0, "RIFF")) {
            return ascii(head, 8, "WEBP") ? WEBP : ascii(head, 8, "WAVE") ? WAV : OTHER;
        }
        if (ascii(head, 0, "BM") && starts(head, 6, 0, 0, 0, 0)) {
            return BMP;
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        if (ascii(head, 4, "ftyp")) {
            return isoMedia(head);
        }
        if (ascii(head, 0, "OggS")) {
            return OGG;
        }
        if (ascii(head, 0, "fLaC")) {
            return FLAC;
        }
        if (ascii(head, 0, "ID3") || (starts(head, 0, 0xff) && head.length > 2 && isMpegLayer3(head[1]))) {
            return MP3;
        }
        if (starts(head, 0, 0x1a, 0x45, 0xdf, 0xa3)) {
            return WEBM;
        }
        return starts(head, 0, 'P', 'K', 3, 4) ? ZIP : OTHER;
    }

    /// ISO base media files name their brand at byte 8 (ISO/IEC 14496-12, section 4.3).
    private static SniffedType isoMedia(byte[] head) {
        if (ascii(head, 8, "avif") || ascii(head, 8, "avis")) {
            return AVIF;
        }
        return ascii(head, 8, "M4A") ? M4A : MP4;
    }

    /// The second byte of an MPEG audio frame: eleven sync bits, then version and layer (ISO/IEC 11172-3).
    private static boolean isMpegLayer3(byte second) {
        return (second & 0xe0) == 0xe0 && (second & 0x18) != 0x08 && (second & 0x06) == 0x02;
    }

    private static boolean starts(byte[] head, int at, int... wanted) {
        if (head.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((head[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean ascii(byte[] head, int at, String wanted) {
        byte[] bytes = wanted.getBytes(StandardCharsets.US_ASCII);
        return head.length >= at + bytes.length && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }
}
