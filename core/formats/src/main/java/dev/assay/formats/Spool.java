package dev.assay.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Bytes put aside, outside the heap, until the place in the file comes where they belong.
public interface Spool extends AutoCloseable {
    /// The stream to put bytes aside with; always the same one, buffered.
    OutputStream out();

    /// All bytes put aside so far; nothing may be added afterwards.
    InputStream in() throws IOException;

    /// Frees the room.
    @Override
    void close() throws IOException;
}
