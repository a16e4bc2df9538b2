package dev.assay.cli;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Files as one multipart/form-data body, read from the disk while it is sent: never whole in memory.
///
/// Source: RFC 7578.
final class Upload {
    private final String boundary = "assay-" + UUID.randomUUID();
    private final List<Part> parts;

    Upload(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /// A file and the name the server is told, which says its format and, in a folder, its place.
    record Part(Path file, String name) {
        static Part of(Path file, String name) {
            return new Part(file, name.replace('\\', '/'));
        }

        long sizeBytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the size of " + file, e);
            }
        }
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    long sizeBytes() {
        return parts.stream().mapToLong(Part::sizeBytes).sum();
    }

    /// @param sent told the number of bytes sent so far, heads included
    BodyPublisher body(LongConsumer sent) {
        return BodyPublishers.ofInputStream(() -> new Counted(stream(), sent));
    }

    /// Each file is opened when its turn comes and closed before the next.
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing but an Enumeration
    private InputStream stream() {
        var pieces = new ArrayList<Supplier<InputStream>>();
        for (Part part : parts) {
            pieces.add(() -> text(head(part)));
            pieces.add(() -> open(part.file()));
            pieces.add(() -> text("\r\n"));
        }
        pieces.add(() -> text("--" + boundary + "--\r\n"));
        Iterator<Supplier<InputStream>> rest = pieces.iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return rest.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return rest.next().get();
            }
        });
    }

    private String head(Part part) {
        return """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(boundary, escaped(part.name()));
    }

    /// As browsers do: the three bytes that would end the name are percent-encoded.
    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("opening " + file, e);
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Tells how much was read so far.
    private static final class Counted extends FilterInputStream {
        private final LongConsumer told;
        private long count;

        Counted(InputStream in, LongConsumer told) {
            super(in);
            this.told = told;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            count += read;
            told.accept(count);
        }
    }
}
