package dev.assay.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps what a writer writes, by entry name.
final class MemorySink implements EntrySink {
    final Map<String, ByteArrayOutputStream> entries = new TreeMap<>();
    final Set<String> folders = new TreeSet<>();
    final Set<String> uploads = new TreeSet<>();

    @Override
    public OutputStream entry(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (entries.put(name, bytes) != null) {
            throw new IOException("entry " + name + " was written twice");
        }
        return bytes;
    }

    @Override
    public void folder(String name) {
        folders.add(name);
    }

    @Override
    public boolean media(String address, String entryName) throws IOException {
        if (uploads.contains(address)) {
            try (OutputStream out = entry(entryName)) {
                out.write(address.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }
        return false;
    }

    @Override
    public Spool spool() {
        var bytes = new ByteArrayOutputStream();
        return new Spool() {
            @Override
            public OutputStream out() {
                return bytes;
            }

            @Override
            public InputStream in() {
                return new ByteArrayInputStream(bytes.toByteArray());
            }

            @Override
            public void close() {}
        };
    }

    String text(String name) {
        var bytes = entries.get(name);
        if (bytes == null) {
            throw new AssertionError("no entry " + name + " among " + entries.keySet());
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
