package dev.assay.server.platform.blobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderBlobsTest extends BlobStoreContract {
    @TempDir
    private Path folder = Path.of(".");

    @Override
    BlobStore store() throws IOException {
        return new FolderBlobs(folder);
    }

    @Override
    int stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void theHalfOfAFileThatADeadServerLeftIsSwept() throws IOException {
        Files.createDirectories(folder.resolve("ab"));
        Files.writeString(folder.resolve("ab").resolve("ab".repeat(16) + ".part"), "half");
        assertEquals(1, store().sweep(Instant.now().plus(Duration.ofDays(1)), ids -> ids));
        assertEquals(0, stored());
    }
}
