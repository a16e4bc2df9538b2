package dev.assay.server.transfer;

import dev.assay.geometry.ImageSize;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.blobs.BlobStore;
import dev.assay.server.platform.blobs.SniffedType;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Uploaded files: stored, looked at, listed, opened, deleted.
public final class FileUploads {
    private static final Logger LOG = LoggerFactory.getLogger(FileUploads.class);
    /// Bytes of one file.
    static final long MAX_FILE_BYTES = 5L << 30;

    private final Database database;
    private final BlobStore blobs;
    private final FileUploadStore store;
    private final Clock clock;
    private final RandomGenerator random;

    public FileUploads(Database database, BlobStore blobs, Clock clock, RandomGenerator random) {
        this.database = database;
        this.blobs = blobs;
        this.store = new FileUploadStore(database);
        this.clock = clock;
        this.random = random;
    }

    /// A file that is stored and looked at, and not yet part of a project.
    public record Stored(String clientName, Blob blob, SniffedType type, Optional<ImageSize> imageSize) {}

    /// Stores the bytes and looks at what they are.
    public Stored store(String clientName, InputStream content) throws IOException {
        Blob blob = blobs.put(content, MAX_FILE_BYTES);
        SniffedType type;
        Optional<ImageSize> size;
        try (InputStream head = blobs.open(blob.id())) {
            type = SniffedType.of(head.readNBytes(SniffedType.HEAD_BYTES));
        }
        try (InputStream bytes = blobs.open(blob.id())) {
            size = ImageHeader.sizeOf(type, bytes);
        }
        return new Stored(clientName, blob, type, size);
    }

    /// Makes stored files part of a project, in their order.
    public List<FileUpload> add(PersonId by, ProjectId project, List<Stored> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        return database.transact(() -> {
            long[] ids = store.reserveIds(files.size());
            List<FileUpload> uploads = new ArrayList<>(files.size());
            for (int i = 0; i < ids.length; i++) {
                Stored file = files.get(i);
                uploads.add(new FileUpload(
                        new FileUploadId(ids[i]),
                        project,
                        UploadNames.of(file.clientName(), random),
                        file.blob(),
                        file.type().contentType(),
                        file.imageSize()));
            }
            store.copy(uploads, new FileUploadStore.Made(by, clock.instant()));
            return uploads;
        });
    }

    List<FileUpload> find(ProjectId project, Collection<Long> ids) {
        return store.find(project, ids);
    }

    Optional<FileUpload> find(FileUploadId id) {
        return store.find(id);
    }

    /// The project's id; empty when there is no such file.
    OptionalLong projectOf(FileUploadId id) {
        Optional<FileUpload> found = store.find(id);
        return found.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(found.get().project().value());
    }

    List<FileUpload> list(ProjectId project, long after, int limit) {
        return store.all(project, after, limit);
    }

    Optional<FileUpload> named(ProjectId project, String name) {
        return store.named(project, name);
    }

    InputStream open(FileUpload upload, long fromByte) throws IOException {
        return blobs.open(upload.blob().id(), fromByte);
    }

    /// Deletes uploads that no task came from.
    ///
    /// @param all every such upload of the project; otherwise those of `ids`
    /// @return how many
    int deleteUnused(ProjectId project, Collection<Long> ids, boolean all) {
        return database.transact(() -> {
            List<String> gone = store.deleteUnused(project, ids, all);
            database.afterCommit(() -> gone.forEach(this::forget));
            return gone.size();
        });
    }

    /// Deletes the bytes of a file that is part of no project.
    void forget(String blob) {
        try {
            blobs.delete(blob);
        } catch (IOException failure) {
            LOG.warn("blob-left-over blob={} cause={}", blob, failure.getMessage());
        }
    }

    /// Opens stored bytes for a reader that cannot throw [IOException] itself.
    InputStream open(Blob blob) {
        try {
            return blobs.open(blob.id());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    BlobStore blobs() {
        return blobs;
    }
}
