package dev.assay.formats;

import java.io.IOException;
import java.io.OutputStream;

/// Where a writer's files go: the entries of an archive, or the one file of a format without an archive.
/// One entry is open at a time. Not thread-safe.
public interface EntrySink {
    /// Starts a file; it ends when the stream is closed. In a single file the name is ignored and one is all there is.
    OutputStream entry(String name) throws IOException;

    /// An empty folder. In a single file there are none.
    void folder(String name) throws IOException;

    /// Puts the uploaded file that the address names into the archive; false when the export leaves media out or the
    /// address is not one of an upload.
    boolean media(String address, String entryName) throws IOException;

    /// Room for bytes that are to be written later.
    Spool spool() throws IOException;
}
