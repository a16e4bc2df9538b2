package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.server.TestServer;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.blobs.BlobPlace;
import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.project.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When in life: a project is deleted with all its photos, a server loses power while it unpacks an archive.
final class LeftoversTest {
    private final TestServer server = TestServer.create();

    @TempDir
    private Path home = Path.of(".");

    @Test
    void filesThatNobodyUsesGoAfterADayAndNoOthers() throws IOException {
        BlobStore blobs = new BlobPlace.Folder(home.resolve("blobs")).open(server.database, home, server.clock);
        FileUploads uploads = new FileUploads(server.database, blobs, server.clock, new Random(1));
        Project kept = server.project();
        Project deleted = server.project();
        String keptBlob = upload(uploads, kept);
        String deletedBlob = upload(uploads, deleted);
        Blob unpacked = blobs.put(content(), 10);
        Blob waiting = blobs.put(content(), 10);
        ImportOrder order = new ImportOrder(
                List.of(new ImportOrder.Source("a.zip", waiting.id(), 3, OptionalLong.empty())),
                ImportOrder.Purpose.ADD,
                ImportOrder.Choices.USUAL);
        server.jobs.enqueue(
                ImportJob.KIND,
                order.write(),
                server.owner().person().value(),
                OptionalLong.of(kept.id().value()));
        server.labeling.projects().delete(deleted.id());

        sweepAfter(Duration.ofHours(23), blobs);
        assertEquals(3, blobs.open(unpacked.id()).readAllBytes().length);
        sweepAfter(Duration.ofHours(25), blobs);
        for (String used : List.of(keptBlob, waiting.id())) {
            assertEquals(3, blobs.open(used).readAllBytes().length);
        }
        for (String unused : List.of(deletedBlob, unpacked.id())) {
            assertThrows(NoSuchFileException.class, () -> blobs.open(unused));
        }
        assertEquals(true, Files.exists(home.resolve("blobs").resolve("folder-id")));
    }

    private void sweepAfter(Duration time, BlobStore blobs) {
        new Leftovers(server.database, blobs, server.jobs, Clock.offset(Clock.systemUTC(), time)).sweep();
    }

    private String upload(FileUploads uploads, Project project) throws IOException {
        FileUploads.Stored stored = uploads.store("a.txt", content());
        uploads.add(server.owner().person(), project.id(), List.of(stored));
        return stored.blob().id();
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream(new byte[3]);
    }
}
