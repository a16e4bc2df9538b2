package dev.assay.server.platform.blobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.server.platform.http.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlobStoreTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void whatIsStoredComesBackFromAnyByte() throws IOException {
        BlobStore store = new BlobStore(folder);
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Blob blob = store.put(new ByteArrayInputStream(content), 10);
        assertEquals(10, blob.sizeBytes());
        assertEquals("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882", blob.sha256());
        try (InputStream in = store.open(blob.id(), 7)) {
            assertArrayEquals("789".getBytes(StandardCharsets.US_ASCII), in.readAllBytes());
        }
        store.delete(blob.id());
        store.delete(blob.id());
        assertThrows(NoSuchFileException.class, () -> store.open(blob.id()));
    }

    @Test
    void aFileThatIsTooLongIsRefusedAndLeavesNothing() throws IOException {
        BlobStore store = new BlobStore(folder);
        Refused refused = assertThrows(Refused.class, () -> store.put(new ByteArrayInputStream(new byte[11]), 10));
        assertEquals("body-too-large", refused.problem().code());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void anIdIsNeverAPath() throws IOException {
        BlobStore store = new BlobStore(folder);
        for (String id : List.of("../../etc/passwd", "", "ABC", "0".repeat(31) + "/")) {
            assertThrows(IllegalArgumentException.class, () -> store.open(id));
        }
    }

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
