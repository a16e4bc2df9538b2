package dev.assay.formats.wire;

import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how many bytes were taken from it, at most [#CHUNK] at a time.
final class CountedBytes extends InputStream {
    static final int CHUNK = 64 * 1024;

    private final InputStream source;
    private long count;

    CountedBytes(InputStream source) {
        this.source = source;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = source.read();
        if (value >= 0) {
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = source.read(target, offset, Math.min(length, CHUNK));
        if (got > 0) {
            count += got;
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
