package dev.assay.server.platform.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.platform.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseBlobsTest extends BlobStoreContract {
    private final TestDatabase database = TestDatabase.open();

    @TempDir
    private Path scratch = Path.of(".");

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    BlobStore store() throws IOException {
        return new DatabaseBlobs(database.database(), scratch, Clock.systemUTC());
    }

    @Override
    int stored() {
        return database.database()
                .with(handle -> handle.createQuery(
                                "select (select count(*) from blob) + (select count(distinct blob_id) from blob_piece)")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void anotherServerReadsWhatOneStored() throws IOException {
        Blob blob = store().put(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
        BlobStore other = new DatabaseBlobs(database.another(), scratch, Clock.systemUTC());
        assertEquals(3, other.open(blob.id()).readAllBytes().length);
    }

    @Test
    void theHalfOfAFileThatADeadServerLeftIsNeverReadAndSwept() throws IOException {
        String half = "ab".repeat(16);
        database.database().use(handle -> {
            handle.execute("insert into blob (id, created_at) values (?, now())", half);
            handle.execute("insert into blob_piece values (?, 0, 'x')", half);
        });
        assertThrows(NoSuchFileException.class, () -> store().open(half));
        assertEquals(1, store().sweep(Instant.now().plus(Duration.ofDays(1)), ids -> ids));
        assertEquals(0, stored());
    }

    @Test
    void aServerThatWasToldAnotherPlaceIsRefused(@TempDir Path one, @TempDir Path other) throws IOException {
        open(new BlobPlace.Folder(one));
        open(new BlobPlace.Folder(one));
        IOException wrong = assertThrows(IOException.class, () -> open(new BlobPlace.Folder(other)));
        assertTrue(String.valueOf(wrong.getMessage()).contains("another folder than " + other), wrong.getMessage());
        assertThrows(IOException.class, () -> open(new BlobPlace.InDatabase()));
    }

    @Test
    void uploadsInTheDatabaseStayThere(@TempDir Path folder) throws IOException {
        open(new BlobPlace.InDatabase());
        open(new BlobPlace.InDatabase());
        assertThrows(IOException.class, () -> open(new BlobPlace.Folder(folder)));
    }

    private void open(BlobPlace place) throws IOException {
        place.open(database.database(), scratch, Clock.systemUTC());
    }
}
