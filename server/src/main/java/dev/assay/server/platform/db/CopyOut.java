package dev.assay.server.platform.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows of a query on their way out by COPY, decoded from the text format.
public final class CopyOut {
    private CopyOut() {}

    /// Takes one row; the values are in the order of the query's columns, null for NULL.
    @FunctionalInterface
    public interface Sink {
        void row(@Nullable String[] values);
    }

    /// Runs a query without parameters and gives each row to the sink, in constant memory. Gives their number.
    public static long of(Database database, String query, Sink sink) {
        return database.with(handle -> {
            org.postgresql.copy.CopyOut copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout");
            try {
                long rows = 0;
                for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                    sink.row(values(new String(line, StandardCharsets.UTF_8)));
                    rows++;
                }
                return rows;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static @Nullable String[] values(String line) throws SQLException {
        String[] raw = line.substring(0, line.length() - 1).split("\t", -1);
        @Nullable String[] values = new @Nullable String[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = raw[i].equals("\\N") ? null : unescape(raw[i]);
        }
        return values;
    }

    private static String unescape(String raw) throws SQLException {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'v' -> text.append('\u000b');
                case '\\' -> text.append('\\');
                default -> throw new SQLException("unknown escape \\" + escaped + " in a COPY row");
            }
        }
        return text.toString();
    }
}
