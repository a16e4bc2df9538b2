package dev.assay.server.platform.blobs;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.LimitedStream;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/// Files in the database, in pieces of a mebibyte, so that every server reads what any of them stored. No transaction
/// is open while a client sends or reads.
final class DatabaseBlobs implements BlobStore {
    private static final int PIECE_BYTES = 1 << 20;
    private static final int SWEPT_AT_ONCE = 1_000;
    private final Database database;
    private final Path scratch;
    private final Clock clock;

    DatabaseBlobs(Database database, Path scratch, Clock clock) throws IOException {
        this.database = database;
        this.scratch = Files.createDirectories(scratch);
        this.clock = clock;
    }

    @Override
    public Blob put(InputStream content, long maxBytes) throws IOException {
        String id = BlobIds.fresh();
        boolean whole = false;
        boolean begun = false;
        try {
            InputStream limited = new LimitedStream(content, maxBytes);
            MessageDigest digest = BlobIds.sha256();
            byte[] piece = limited.readNBytes(PIECE_BYTES);
            byte[] next = piece.length < PIECE_BYTES ? new byte[0] : limited.readNBytes(PIECE_BYTES);
            long size = 0;
            int number = 0;
            while (next.length > 0) {
                begun = true;
                append(id, number++, piece);
                digest.update(piece);
                size += piece.length;
                piece = next;
                next = piece.length < PIECE_BYTES ? new byte[0] : limited.readNBytes(PIECE_BYTES);
            }
            begun = true;
            digest.update(piece);
            Blob blob = new Blob(id, size + piece.length, HexFormat.of().formatHex(digest.digest()));
            finish(blob, number, piece);
            whole = true;
            return blob;
        } catch (LimitedStream.TooLong _) {
            throw new Refused(new RequestProblem.TooLarge(maxBytes));
        } finally {
            if (begun && !whole) {
                delete(id);
            }
        }
    }

    private void append(String id, int number, byte[] piece) {
        database.inTransaction(() -> {
            if (number == 0) {
                begin(id);
            }
            insert(id, number, piece);
        });
    }

    private void finish(Blob blob, int number, byte[] piece) {
        database.inTransaction(() -> {
            if (number == 0) {
                begin(blob.id());
            }
            insert(blob.id(), number, piece);
            database.use(handle -> handle.createUpdate("update blob set size_bytes = :size where id = :id")
                    .bind("id", blob.id())
                    .bind("size", blob.sizeBytes())
                    .execute());
        });
    }

    private void begin(String id) {
        database.use(handle -> handle.createUpdate("insert into blob (id, created_at) values (:id, :now)")
                .bind("id", id)
                .bind("now", clock.instant())
                .execute());
    }

    private void insert(String id, int number, byte[] piece) {
        database.use(handle -> handle.createUpdate(
                        "insert into blob_piece (blob_id, number, content) values (:id, :number, :content)")
                .bind("id", id)
                .bind("number", number)
                .bind("content", piece)
                .execute());
    }

    @Override
    public InputStream open(String id, long fromByte) throws IOException {
        long size = database.with(handle -> handle.createQuery("select size_bytes from blob where id = :id")
                        .bind("id", BlobIds.require(id))
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new NoSuchFileException(id));
        return new Pieces(id, size, fromByte);
    }

    @Override
    public LocalFile localFile(String id) throws IOException {
        Path copy = Files.createTempFile(scratch, "blob-", ".tmp");
        boolean whole = false;
        try (InputStream content = open(id)) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(copy);
            }
        }
        return new LocalFile() {
            @Override
            public Path path() {
                return copy;
            }

            @Override
            public void close() throws IOException {
                Files.deleteIfExists(copy);
            }
        };
    }

    @Override
    public void delete(String id) {
        database.use(handle -> handle.createUpdate("delete from blob where id = :id")
                .bind("id", BlobIds.require(id))
                .execute());
    }

    @Override
    public int sweep(Instant before, UnaryOperator<List<String>> unused) {
        int gone = 0;
        String after = "";
        while (true) {
            List<String> old = stored(before, after);
            if (old.isEmpty()) {
                return gone;
            }
            after = old.getLast();
            List<String> swept = unused.apply(old);
            database.use(handle -> handle.createUpdate("delete from blob where id = any(:ids)")
                    .bindArray("ids", String.class, swept)
                    .execute());
            gone += swept.size();
        }
    }

    private List<String> stored(Instant before, String after) {
        return database.with(handle -> handle.createQuery(
                        "select id from blob where id > :after and created_at < :before order by id limit :limit")
                .bind("after", after)
                .bind("before", before)
                .bind("limit", SWEPT_AT_ONCE)
                .mapTo(String.class)
                .list());
    }

    /// The content from a byte on, fetched piece by piece.
    private final class Pieces extends InputStream {
        private final String id;
        private final long size;
        private long at;
        private byte[] piece = new byte[0];
        private long pieceStart;

        Pieces(String id, long size, long fromByte) {
            this.id = id;
            this.size = size;
            this.at = fromByte;
        }

        @Override
        public int read() throws IOException {
            return fill() ? piece[(int) (at++ - pieceStart)] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int from = (int) (at - pieceStart);
            int count = Math.min(length, piece.length - from);
            System.arraycopy(piece, from, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, Math.max(0, size - at));
            at += skipped;
            return skipped;
        }

        private boolean fill() throws IOException {
            if (at >= size) {
                return false;
            }
            if (at < pieceStart || at >= pieceStart + piece.length) {
                long number = at / PIECE_BYTES;
                byte[] fetched = database.with(handle -> handle.createQuery(
                                        "select content from blob_piece where blob_id = :id and number = :number")
                                .bind("id", id)
                                .bind("number", number)
                                .mapTo(byte[].class)
                                .findOne())
                        .orElseThrow(() -> new NoSuchFileException(id));
                long expected = Math.min(PIECE_BYTES, size - number * PIECE_BYTES);
                if (fetched.length != expected) {
                    throw new IOException("piece %d of blob %s has %d bytes instead of %d"
                            .formatted(number, id, fetched.length, expected));
                }
                piece = fetched;
                pieceStart = number * PIECE_BYTES;
            }
            return true;
        }
    }
}
