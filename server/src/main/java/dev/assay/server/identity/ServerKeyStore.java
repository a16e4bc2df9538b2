package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.util.Optional;

/// What the database holds of the servers' key.
final class ServerKeyStore {
    private static final long LOCK = 0x4153534159L;
    private final Database database;

    ServerKeyStore(Database database) {
        this.database = database;
    }

    /// Both in hex digits; `wrapped` is the key encrypted under the database's password, where it has one.
    record Kept(String fingerprint, Optional<String> wrapped) {}

    /// Makes servers that start at once wait for each other, until the transaction ends.
    void lock() {
        database.use(handle -> handle.execute("select pg_advisory_xact_lock(?)", LOCK));
    }

    Optional<Kept> find() {
        return database.with(handle -> handle.createQuery("select fingerprint, wrapped from server_key")
                .map((row, _) -> new Kept(row.getString("fingerprint"), Optional.ofNullable(row.getString("wrapped"))))
                .findOne());
    }

    void keep(Kept kept) {
        database.use(handle -> handle.createUpdate("""
                        insert into server_key (fingerprint, wrapped) values (:fingerprint, :wrapped)
                        on conflict (only_one) do update set wrapped = excluded.wrapped
                        """)
                .bind("fingerprint", kept.fingerprint())
                .bind("wrapped", kept.wrapped().orElse(null))
                .execute());
    }
}
