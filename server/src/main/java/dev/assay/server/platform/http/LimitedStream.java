package dev.assay.server.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/// Reads at most so many bytes and throws [TooLong] at the next one.
public final class LimitedStream extends FilterInputStream {
    private final long maxBytes;
    private long seenBytes;

    public LimitedStream(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    /// The stream is longer than its limit.
    public static final class TooLong extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        TooLong(long maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long n) throws TooLong {
        seenBytes += n;
        if (seenBytes > maxBytes) {
            throw new TooLong(maxBytes);
        }
    }
}
