package dev.assay.formats;

import java.io.IOException;
import java.io.InputStream;

/// Bytes that can be read from their start as often as needed, such as a stored file.
@FunctionalInterface
public interface ByteSource {
    /// A new stream at the first byte; the caller closes it.
    InputStream open() throws IOException;
}
