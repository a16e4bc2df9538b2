package dev.assay.server.platform.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// Files under generated ids, never under what a client calls them; the same for every server of a database. A file is
/// there whole or not at all. Thread-safe.
public interface BlobStore {
    /// Stores what the stream gives, at most so many bytes; more is refused (413) and nothing stays.
    Blob put(InputStream content, long maxBytes) throws IOException;

    /// Opens a blob at a byte; throws [java.nio.file.NoSuchFileException] when there is none of this id.
    InputStream open(String id, long fromByte) throws IOException;

    default InputStream open(String id) throws IOException {
        return open(id, 0);
    }

    /// The blob as a file of this machine, for readers that need to seek. Throws
    /// [java.nio.file.NoSuchFileException] when there is none of this id.
    LocalFile localFile(String id) throws IOException;

    /// Deletes a blob; one that is not there is no error.
    void delete(String id) throws IOException;

    /// Deletes what was stored before a moment and is used by nobody, and halves of files that were given up.
    ///
    /// @param unused of some ids, those that nobody uses
    /// @return how many blobs and halves
    int sweep(Instant before, UnaryOperator<List<String>> unused) throws IOException;

    /// A file to read while it is open; it is not to be changed.
    interface LocalFile extends AutoCloseable {
        Path path();

        @Override
        void close() throws IOException;
    }
}
