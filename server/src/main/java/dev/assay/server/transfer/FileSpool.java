package dev.assay.server.transfer;

import dev.assay.formats.Spool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes put aside in a temporary file.
final class FileSpool implements Spool {
    private final Path file;
    private final OutputStream out;

    FileSpool(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.file = Files.createTempFile(folder, "spool-", ".tmp");
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public InputStream in() throws IOException {
        out.flush();
        return new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    long sizeBytes() throws IOException {
        out.flush();
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
