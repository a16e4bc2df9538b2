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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every store of blobs does.
abstract class BlobStoreContract {
    abstract BlobStore store() throws IOException;

    /// How many files or rows there are, halves too.
    abstract int stored() throws IOException;

    @Test
    void whatIsStoredComesBackFromAnyByte() throws IOException {
        BlobStore store = store();
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Blob blob = store.put(new ByteArrayInputStream(content), 10);
        assertEquals(10, blob.sizeBytes());
        assertEquals("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882", blob.sha256());
        try (InputStream in = store.open(blob.id(), 7)) {
            assertArrayEquals("789".getBytes(StandardCharsets.US_ASCII), in.readAllBytes());
        }
        try (BlobStore.LocalFile file = store.localFile(blob.id())) {
            assertArrayEquals(content, Files.readAllBytes(file.path()));
        }
        store.delete(blob.id());
        store.delete(blob.id());
        assertThrows(NoSuchFileException.class, () -> store.open(blob.id()));
        assertThrows(NoSuchFileException.class, () -> store.localFile(blob.id()));
        assertEquals(0, stored());
    }

    @Test
    void sizesAroundAMebibyteComeBackWhole() throws IOException {
        BlobStore store = store();
        for (int size : new int[] {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2 << 20, (3 << 20) + 7}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            Blob blob = store.put(new ByteArrayInputStream(content), size);
            assertEquals(size, blob.sizeBytes());
            try (InputStream in = store.open(blob.id())) {
                assertArrayEquals(content, in.readAllBytes());
            }
            int from = size / 2;
            try (InputStream in = store.open(blob.id(), from)) {
                assertEquals(Math.min(3, size - from), in.skip(Math.min(3, size - from)));
                assertEquals(Math.max(0, size - from - 3), in.readAllBytes().length);
            }
        }
    }

    @Test
    void aFileThatIsTooLongIsRefusedAndLeavesNothing() throws IOException {
        BlobStore store = store();
        for (int limit : new int[] {10, 1 << 20, (2 << 20) + 5}) {
            Refused refused =
                    assertThrows(Refused.class, () -> store.put(new ByteArrayInputStream(new byte[limit + 1]), limit));
            assertEquals("body-too-large", refused.problem().code());
            assertEquals(0, stored());
        }
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws IOException {
        BlobStore store = store();
        InputStream broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                sent += length;
                if (sent > 3 << 20) {
                    throw new IOException("the client went away");
                }
                return length;
            }
        };
        assertThrows(IOException.class, () -> store.put(broken, Long.MAX_VALUE));
        assertEquals(0, stored());
    }

    @Test
    void anIdIsNeverAPath() throws IOException {
        BlobStore store = store();
        for (String id : List.of("../../etc/passwd", "", "ABC", "0".repeat(31) + "/")) {
            assertThrows(IllegalArgumentException.class, () -> store.open(id));
        }
    }

    @Test
    void oldFilesThatNobodyUsesAreSwept() throws IOException {
        BlobStore store = store();
        Blob used = store.put(new ByteArrayInputStream(new byte[3]), 3);
        Blob unused = store.put(new ByteArrayInputStream(new byte[3]), 3);
        assertEquals(0, store.sweep(Instant.EPOCH, ids -> ids));
        assertEquals(
                1,
                store.sweep(
                        Instant.now().plus(Duration.ofDays(1)),
                        ids -> ids.stream().filter(id -> !id.equals(used.id())).toList()));
        assertEquals(3, store.open(used.id()).readAllBytes().length);
        assertThrows(NoSuchFileException.class, () -> store.open(unused.id()));
    }
}
