package dev.assay.server.transfer;

import dev.assay.formats.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a zip archive in constant memory: the directory at its end, which grows with the number of files, is put
/// aside in a spool. (The one of the class library keeps it on the heap, some 300 bytes a file.)
///
/// **Source**: APPNOTE.TXT, .ZIP File Format Specification 6.3.10: 4.3.7 local header, 4.3.9 data descriptor, 4.3.12
/// central directory, 4.3.14 to 4.3.16 end records, 4.5.3 Zip64. All fields are little-endian.
final class ZipWriter implements AutoCloseable {
    private static final int UTF8_NAMES = 1 << 11;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int DEFLATED = 8;
    private static final int ZIP64_VERSION = 45;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    private final OutputStream target;
    private final Spool directory;
    private final int dosTime;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private long offset;
    private long entries;
    private long directoryBytes;
    private boolean entryOpen;

    /// @param modified the time that all files carry
    ZipWriter(OutputStream target, Spool directory, Instant modified) {
        this.target = target;
        this.directory = directory;
        this.dosTime = dosTime(modified);
    }

    private static int dosTime(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        int date = ((time.getYear() - 1980) << 9) | (time.getMonthValue() << 5) | time.getDayOfMonth();
        return (date << 16) | (time.getHour() << 11) | (time.getMinute() << 5) | (time.getSecond() / 2);
    }

    /// An empty folder.
    void folder(String name) throws IOException {
        entry(name.endsWith("/") ? name : name + "/").close();
    }

    /// Starts a file, which ends when the stream is closed.
    OutputStream entry(String name) throws IOException {
        if (entryOpen) {
            throw new IllegalStateException("the entry before " + name + " is still open");
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("a name in a zip archive has at most 65535 bytes");
        }
        entryOpen = true;
        long start = offset;
        Fields header = new Fields()
                .four(0x04034b50)
                .two(ZIP64_VERSION)
                .two(UTF8_NAMES | SIZES_FOLLOW)
                .two(DEFLATED)
                .four(dosTime)
                .four(0)
                .four(MAX_32)
                .four(MAX_32)
                .two(bytes.length)
                .two(20)
                .raw(bytes)
                // Zip64 sizes of zero here make the descriptor's sizes eight bytes each.
                .two(1)
                .two(16)
                .eight(0)
                .eight(0);
        write(header);
        return new EntryStream(bytes, start);
    }

    private void write(Fields fields) throws IOException {
        byte[] bytes = fields.bytes();
        target.write(bytes);
        offset += bytes.length;
    }

    private void end(byte[] name, long start, long crc, long compressed, long size) throws IOException {
        write(new Fields().four(0x08074b50).four(crc).eight(compressed).eight(size));
        byte[] record = new Fields()
                .four(0x02014b50)
                .two(ZIP64_VERSION)
                .two(ZIP64_VERSION)
                .two(UTF8_NAMES | SIZES_FOLLOW)
                .two(DEFLATED)
                .four(dosTime)
                .four(crc)
                .four(MAX_32)
                .four(MAX_32)
                .two(name.length)
                .two(28)
                .two(0)
                .two(0)
                .two(0)
                .four(name.length > 0 && name[name.length - 1] == '/' ? 0x10 : 0)
                .four(MAX_32)
                .raw(name)
                .two(1)
                .two(24)
                .eight(size)
                .eight(compressed)
                .eight(start)
                .bytes();
        directory.out().write(record);
        directoryBytes += record.length;
        entries++;
        entryOpen = false;
    }

    /// Writes the directory; nothing may follow.
    void finish() throws IOException {
        long start = offset;
        try (InputStream records = directory.in()) {
            records.transferTo(target);
        }
        offset += directoryBytes;
        long end = offset;
        write(new Fields()
                .four(0x06064b50)
                .eight(44)
                .two(ZIP64_VERSION)
                .two(ZIP64_VERSION)
                .four(0)
                .four(0)
                .eight(entries)
                .eight(entries)
                .eight(directoryBytes)
                .eight(start));
        write(new Fields().four(0x07064b50).four(0).eight(end).four(1));
        int few = (int) Math.min(entries, 0xFFFF);
        write(new Fields()
                .four(0x06054b50)
                .two(0)
                .two(0)
                .two(few)
                .two(few)
                .four(Math.min(directoryBytes, MAX_32))
                .four(Math.min(start, MAX_32))
                .two(0));
        target.flush();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        directory.close();
    }

    /// The content of one file.
    private final class EntryStream extends OutputStream {
        private final byte[] name;
        private final long start;
        private final long dataStart;
        private final CRC32 crc = new CRC32();
        private final DeflaterOutputStream packed;
        private long size;
        private boolean closed;

        EntryStream(byte[] name, long start) {
            this.name = name;
            this.start = start;
            this.dataStart = offset;
            deflater.reset();
            this.packed = new DeflaterOutputStream(new Counted(), deflater, 1 << 13);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            crc.update(bytes, from, length);
            size += length;
            packed.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                packed.finish();
                end(name, start, crc.getValue(), offset - dataStart, size);
            }
        }
    }

    private final class Counted extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            target.write(value);
            offset++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            target.write(bytes, from, length);
            offset += length;
        }
    }

    /// Little-endian fields of a record.
    private static final class Fields {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);

        Fields two(int value) {
            bytes.write(value);
            bytes.write(value >>> 8);
            return this;
        }

        Fields four(long value) {
            return two((int) value & 0xFFFF).two((int) (value >>> 16) & 0xFFFF);
        }

        Fields eight(long value) {
            return four(value & MAX_32).four(value >>> 32);
        }

        Fields raw(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
