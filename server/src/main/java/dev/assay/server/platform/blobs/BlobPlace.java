package dev.assay.server.platform.blobs;

import dev.assay.server.platform.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Where the uploads of an installation lie. The database remembers it, so that a server that was told another place
/// is refused at its start instead of missing files later.
public sealed interface BlobPlace {
    /// A folder: of the one server, or on a file system that all servers share.
    record Folder(Path path) implements BlobPlace {}

    /// The database itself.
    record InDatabase() implements BlobPlace {}

    /// Opens the place, and notes it at the first start.
    ///
    /// @param scratch a folder of this server, for files while they are read
    /// @throws IOException with a sentence for the operator when the uploads of this database lie elsewhere
    default BlobStore open(Database database, Path scratch, Clock clock) throws IOException {
        return switch (this) {
            case Folder folder -> {
                Optional<UUID> mark = Optional.of(FolderMark.of(Files.createDirectories(folder.path())));
                Optional<UUID> noted = FolderMark.noted(database, mark);
                if (!noted.equals(mark)) {
                    throw new IOException(
                            noted.isPresent()
                                    ? "the uploads of this database lie in another folder than %s; give that folder with --blobs"
                                            .formatted(folder.path())
                                    : "the uploads of this database lie in the database itself; start without --blobs, and with --database-url");
                }
                yield new FolderBlobs(folder.path());
            }
            case InDatabase _ -> {
                if (FolderMark.noted(database, Optional.empty()).isPresent()) {
                    throw new IOException(
                            "the uploads of this database lie in a folder; give it with --blobs, the same to every server");
                }
                yield new DatabaseBlobs(database, scratch, clock);
            }
        };
    }
}
