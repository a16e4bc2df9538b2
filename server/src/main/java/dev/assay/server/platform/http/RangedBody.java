package dev.assay.server.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A body of known length whose parts clients may ask for by `Range` (RFC 9110, section 14), one range at a time.
public record RangedBody(String contentType, long lengthBytes, String etag, Opener opener) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /// Opens the content at a byte.
    @FunctionalInterface
    public interface Opener {
        InputStream at(long firstByte) throws IOException;
    }

    /// Answers with the whole, the part asked for (206), or 304 when the client has it.
    public void answer(Exchange exchange) throws IOException {
        exchange.etag(etag).header("Accept-Ranges", "bytes");
        if (exchange.header("If-None-Match").filter(('"' + etag + '"')::equals).isPresent()) {
            exchange.empty(304);
            return;
        }
        boolean current =
                exchange.header("If-Range").map(('"' + etag + '"')::equals).orElse(true);
        Optional<String> range = exchange.header("Range").filter(_ -> current);
        Matcher wanted = RANGE.matcher(range.orElse(""));
        if (range.isEmpty()
                || !wanted.matches()
                || (wanted.group(1).isEmpty() && wanted.group(2).isEmpty())) {
            send(exchange, 200, 0, lengthBytes);
            return;
        }
        long first = number(wanted.group(1), -1);
        long last = Math.min(number(wanted.group(2), Long.MAX_VALUE), lengthBytes - 1);
        if (first < 0) { // the last bytes
            first = Math.max(0, lengthBytes - number(wanted.group(2), 0));
            last = lengthBytes - 1;
        }
        if (first > last) {
            exchange.header("Content-Range", "bytes */" + lengthBytes).empty(416);
            return;
        }
        exchange.header("Content-Range", "bytes %d-%d/%d".formatted(first, last, lengthBytes));
        send(exchange, 206, first, last - first + 1);
    }

    private void send(Exchange exchange, int status, long first, long count) throws IOException {
        exchange.stream(status, contentType, count, out -> {
            try (InputStream in = opener.at(first)) {
                byte[] buffer = new byte[1 << 16];
                long left = count;
                while (left > 0) {
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) {
                        throw new IOException("the content ended %d bytes early".formatted(left));
                    }
                    out.write(buffer, 0, n);
                    left -= n;
                }
            }
        });
    }

    private static long number(String digits, long otherwise) {
        if (digits.isEmpty()) {
            return otherwise;
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
