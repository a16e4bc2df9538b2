package dev.assay.server.platform.blobs;

import dev.assay.server.platform.db.Database;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Tells folders of uploads apart: a random id in a file of the folder, and in the database.
final class FolderMark {
    private static final String FILE = "folder-id";

    private FolderMark() {}

    /// The folder's id; it gets one when it has none.
    static UUID of(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            Path fresh = Files.createTempFile(folder, FILE, ".part");
            Files.writeString(fresh, UUID.randomUUID().toString());
            try {
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException _) {
                // another server made it between the look and the write: read that one
            } finally {
                Files.delete(fresh);
            }
        }
        return UUID.fromString(Files.readString(file).strip());
    }

    /// The id that the database holds, empty when uploads lie in the database; at the first call `mine`, which it then
    /// holds.
    static Optional<UUID> noted(Database database, Optional<UUID> mine) {
        return database.transact(() -> {
            database.use(handle -> handle.createUpdate(
                            "insert into blob_place (folder_id) values (:mark) on conflict do nothing")
                    .bind("mark", mine.orElse(null))
                    .execute());
            return database.with(handle -> handle.createQuery("select folder_id from blob_place")
                    .mapTo(UUID.class)
                    .findOne());
        });
    }
}
