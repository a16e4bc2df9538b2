package dev.assay.server.transfer;

import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.Place;
import dev.assay.server.platform.http.LimitedStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip archive that was uploaded, read without trust: names are never paths of ours, and what comes out is counted
/// while it comes, whatever the archive says of itself. Entries may be read at once, by several threads.
final class Archive implements AutoCloseable {
    /// Files in one archive.
    static final int MAX_FILES = 250_000;
    /// Bytes that may come out in all: a hundred times what went in, and at least this.
    static final long FREE_BYTES = 256L << 20;

    static final int MAX_RATIO = 100;

    private final String name;
    private final ZipFile zip;
    private final long maxBytes;
    private final AtomicLong bytesOut = new AtomicLong();

    private Archive(String name, ZipFile zip, long maxBytes) {
        this.name = name;
        this.zip = zip;
        this.maxBytes = maxBytes;
    }

    /// Opens an archive; an unreadable one is a problem and gives an empty list of files.
    static Archive open(String name, Path path, long sizeBytes) throws IOException {
        return new Archive(name, new ZipFile(path.toFile()), Math.max(FREE_BYTES, sizeBytes * MAX_RATIO));
    }

    /// Its files in their order, without folders and what operating systems leave behind. Unsafe names and too many
    /// files are problems.
    List<ZipEntry> files(ImportProblems problems) {
        List<ZipEntry> files = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory() || isLitter(entry.getName())) {
                continue;
            }
            if (leadsOut(entry.getName())) {
                problems.add(
                        Code.UNSAFE_ARCHIVE,
                        new Place(name, files.size(), 0),
                        "the entry \"%s\" leads out of the archive and was not read; pack the folder again"
                                .formatted(entry.getName()));
            } else if (files.size() == MAX_FILES) {
                problems.add(
                        Code.UNSAFE_ARCHIVE,
                        Place.ofFile(name),
                        "the archive holds more than %d files; split it".formatted(MAX_FILES));
                return files;
            } else {
                files.add(entry);
            }
        }
        return files;
    }

    private static boolean isLitter(String entry) {
        String last = UploadNames.lastPart(entry).toLowerCase(Locale.ROOT);
        return entry.startsWith("__MACOSX/")
                || last.startsWith(".")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }

    private static boolean leadsOut(String entry) {
        String path = entry.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || path.equals("..")
                || path.startsWith("../")
                || path.contains("/../")
                || path.endsWith("/..");
    }

    /// The content of a file. Throws [TooMuch] when the archive unpacks to more than it may.
    InputStream open(ZipEntry entry) throws IOException {
        InputStream plain = zip.getInputStream(entry);
        if (plain == null) {
            throw new ZipException("no content for " + entry.getName());
        }
        return new Counted(new LimitedStream(plain, FileUploads.MAX_FILE_BYTES));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// An archive that unpacks to far more than its size.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String archive, long maxBytes) {
            super("%s unpacks to more than %d MiB (a hundred times its size), which is refused; split it"
                    .formatted(archive, maxBytes >> 20));
        }
    }

    private final class Counted extends java.io.FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) throws TooMuch {
            if (bytesOut.addAndGet(bytes) > maxBytes) {
                throw new TooMuch(name, maxBytes);
            }
        }
    }
}
