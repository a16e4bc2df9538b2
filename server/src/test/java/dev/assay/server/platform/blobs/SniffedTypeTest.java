package dev.assay.server.platform.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SniffedTypeTest {
    @Test
    void typesAreToldByTheFirstBytes() {
        assertEquals(SniffedType.PNG, sniff("89504e470d0a1a0a0000000d"));
        assertEquals(SniffedType.JPEG, sniff("ffd8ffe000104a464946"));
        assertEquals(SniffedType.GIF, text("GIF89a......"));
        assertEquals(SniffedType.WEBP, text("RIFF....WEBPVP8 "));
        assertEquals(SniffedType.WAV, text("RIFF....WAVEfmt "));
        assertEquals(SniffedType.BMP, sniff("424d36000000000000003600"));
        assertEquals(SniffedType.TIFF, sniff("49492a0008000000"));
        assertEquals(SniffedType.AVIF, text("....ftypavif"));
        assertEquals(SniffedType.MP4, text("....ftypisom"));
        assertEquals(SniffedType.M4A, text("....ftypM4A "));
        assertEquals(SniffedType.OGG, text("OggS...."));
        assertEquals(SniffedType.FLAC, text("fLaC...."));
        assertEquals(SniffedType.MP3, text("ID3....."));
        assertEquals(SniffedType.MP3, sniff("fffb9064"));
        assertEquals(SniffedType.WEBM, sniff("1a45dfa39f"));
        assertEquals(SniffedType.ZIP, sniff("504b0304"));
    }

    @Test
    void whatCouldRunInABrowserIsNotShownInline() {
        for (String active : List.of("<svg xmlns=", "<!DOCTYPE html>", "<html><script>", "%PDF-1.7", "", "BM", "GIF")) {
            assertEquals(SniffedType.OTHER, text(active), active);
        }
        assertEquals(false, SniffedType.OTHER.isInline());
        assertEquals(SniffedType.OTHER, sniff("fff15080"), "AAC in ADTS is no MP3");
    }

    private static SniffedType sniff(String hex) {
        return SniffedType.of(HexFormat.of().parseHex(hex));
    }

    private static SniffedType text(String start) {
        return SniffedType.of(start.getBytes(StandardCharsets.ISO_8859_1));
    }
}
