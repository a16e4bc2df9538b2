package dev.assay.formats;

import java.io.IOException;
import java.util.Optional;

/// Reads the tasks of one file, one at a time. What cannot be read is noted as a problem and passed over, so that
/// all problems of a file are known after one reading. Holds one task at most. Not thread-safe.
public interface TaskReader extends AutoCloseable {
    /// The next task that could be read; empty at the end.
    ///
    /// @throws IOException if the bytes cannot be fetched; never for what they say
    Optional<IncomingTask> next() throws IOException;

    @Override
    void close() throws IOException;
}
