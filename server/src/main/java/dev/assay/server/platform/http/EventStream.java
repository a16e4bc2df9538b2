package dev.assay.server.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes server-sent events; each is flushed at once. A write to a client that is gone throws.
public final class EventStream {
    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /// Sends events until it returns.
    @FunctionalInterface
    public interface Source {
        void send(EventStream stream) throws IOException;
    }

    /// Sends one event; the data is one line, as compact JSON is.
    public void event(String name, String data) throws IOException {
        if (name.indexOf('\n') >= 0 || data.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an event's name and data are one line each");
        }
        write("event: " + name + "\ndata: " + data + "\n\n");
    }

    /// Sends a comment, which keeps proxies from closing a quiet stream and finds clients that are gone.
    public void keepAlive() throws IOException {
        write(": \n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
