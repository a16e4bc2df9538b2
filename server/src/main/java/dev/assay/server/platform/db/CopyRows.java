package dev.assay.server.platform.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by COPY, in the text format: values in the order of the columns, then
/// [#endRow]. Constant memory. Used by one thread.
public final class CopyRows {
    private static final int FLUSH_CHARACTERS = 1 << 16;
    private final CopyIn copy;
    private final int columns;
    private final StringBuilder buffer = new StringBuilder(FLUSH_CHARACTERS + 4096);
    private int inRow;

    private CopyRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    /// Writes the rows.
    @FunctionalInterface
    public interface Source {
        void write(CopyRows rows) throws SQLException;
    }

    /// Copies into the table, in the open transaction if there is one; nothing is copied when the source throws.
    /// Gives the number of rows.
    public static long into(Database database, String table, List<String> columns, Source source) {
        return database.with(handle -> {
            String sql = "copy %s (%s) from stdin".formatted(table, String.join(", ", columns));
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql);
            try {
                CopyRows rows = new CopyRows(copy, columns.size());
                source.write(rows);
                rows.flush();
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    /// A text, JSON or NULL value.
    public CopyRows put(@Nullable String value) {
        separate();
        if (value == null) {
            buffer.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                case '\t' -> buffer.append("\\t");
                case '\0' -> throw new IllegalArgumentException("PostgreSQL text cannot hold the character NUL");
                default -> buffer.append(c);
            }
        }
        return this;
    }

    public CopyRows put(long value) {
        separate();
        buffer.append(value);
        return this;
    }

    public CopyRows put(double value) {
        separate();
        buffer.append(value);
        return this;
    }

    public CopyRows put(boolean value) {
        separate();
        buffer.append(value ? 't' : 'f');
        return this;
    }

    public CopyRows put(Instant value) {
        separate();
        buffer.append(value);
        return this;
    }

    public CopyRows putNull() {
        return put((String) null);
    }

    /// Ends the row; it must have a value for each column.
    public void endRow() throws SQLException {
        if (inRow != columns) {
            throw new IllegalStateException("a row has %d values for %d columns".formatted(inRow, columns));
        }
        inRow = 0;
        buffer.append('\n');
        if (buffer.length() >= FLUSH_CHARACTERS) {
            flush();
        }
    }

    private void separate() {
        if (inRow++ > 0) {
            buffer.append('\t');
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
