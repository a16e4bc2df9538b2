package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The rows of `personal_token` and `legacy_token`.
final class TokenStore {
    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    /// A personal token without the part that makes it work.
    record Personal(long id, PersonId person, String unsignedPart, Instant createdAt, Instant expiresAt) {}

    /// Stores the person's one token; false when they have one.
    boolean insertPersonal(PersonId person, byte[] hash, String unsignedPart, Instant now, Instant expiresAt) {
        return database.with(h -> h.createUpdate("""
                        insert into personal_token (person_id, token_hash, unsigned_part, created_at, expires_at)
                        values (:person, :hash, :part, :now, :expires)
                        on conflict (person_id) do update
                        set token_hash = excluded.token_hash, unsigned_part = excluded.unsigned_part,
                            created_at = excluded.created_at, expires_at = excluded.expires_at
                        where personal_token.expires_at <= excluded.created_at
                        """)
                        .bind("person", person.value())
                        .bind("hash", hash)
                        .bind("part", unsignedPart)
                        .bind("now", now)
                        .bind("expires", expiresAt)
                        .execute()
                == 1);
    }

    Optional<Personal> findPersonal(byte[] hash, Instant now) {
        return database.with(h -> h.createQuery("""
                        select t.id, t.person_id, t.unsigned_part, t.created_at, t.expires_at
                        from personal_token t
                        join membership m on m.person_id = t.person_id
                        join organization o on o.id = m.organization_id
                        where t.token_hash = :hash and t.expires_at > :now and o.personal_tokens_enabled
                        """)
                .bind("hash", hash)
                .bind("now", now)
                .map((row, _) -> personal(row))
                .findOne());
    }

    Optional<Personal> personalOf(PersonId person) {
        return database.with(h -> h.createQuery("""
                        select id, person_id, unsigned_part, created_at, expires_at
                        from personal_token
                        where person_id = :person
                        """)
                .bind("person", person.value())
                .map((row, _) -> personal(row))
                .findOne());
    }

    boolean deletePersonal(PersonId person, byte[] hash) {
        return database.with(
                h -> h.createUpdate("delete from personal_token where person_id = :person and token_hash = :hash")
                                .bind("person", person.value())
                                .bind("hash", hash)
                                .execute()
                        == 1);
    }

    /// Deletes by the part that lists of tokens show.
    boolean deletePersonalShown(PersonId person, String unsignedPart) {
        return database.with(
                h -> h.createUpdate("delete from personal_token where person_id = :person and unsigned_part = :part")
                                .bind("person", person.value())
                                .bind("part", unsignedPart)
                                .execute()
                        == 1);
    }

    /// The person of an access token, while the personal token that it came from lives.
    Optional<Caller> callerOfPersonal(long tokenId, PersonId person, Instant now) {
        return database.with(h -> h.createQuery("""
                        select m.person_id, m.organization_id, m.role
                        from personal_token t
                        join membership m on m.person_id = t.person_id
                        join organization o on o.id = m.organization_id
                        where t.id = :id and t.person_id = :person and t.expires_at > :now and o.personal_tokens_enabled
                        """)
                .bind("id", tokenId)
                .bind("person", person.value())
                .bind("now", now)
                .map((row, _) -> caller(row, AuthWay.PERSONAL_TOKEN))
                .findOne());
    }

    void putLegacy(PersonId person, byte[] hash, byte[] encrypted, Instant now) {
        database.use(h -> h.createUpdate("""
                        insert into legacy_token (person_id, token_hash, token_encrypted, created_at)
                        values (:person, :hash, :encrypted, :now)
                        on conflict (person_id) do update
                        set token_hash = excluded.token_hash, token_encrypted = excluded.token_encrypted,
                            created_at = excluded.created_at
                        """)
                .bind("person", person.value())
                .bind("hash", hash)
                .bind("encrypted", encrypted)
                .bind("now", now)
                .execute());
    }

    Optional<byte[]> legacyOf(PersonId person) {
        return database.with(h -> h.createQuery("select token_encrypted from legacy_token where person_id = :person")
                .bind("person", person.value())
                .map((row, _) -> row.getBytes(1))
                .findOne());
    }

    Optional<Caller> callerOfLegacy(byte[] hash) {
        return database.with(h -> h.createQuery("""
                        select m.person_id, m.organization_id, m.role
                        from legacy_token t
                        join membership m on m.person_id = t.person_id
                        join organization o on o.id = m.organization_id
                        where t.token_hash = :hash and o.legacy_tokens_enabled
                        """)
                .bind("hash", hash)
                .map((row, _) -> caller(row, AuthWay.LEGACY_TOKEN))
                .findOne());
    }

    void deleteOf(PersonId person) {
        database.use(h -> {
            h.createUpdate("delete from personal_token where person_id = :person")
                    .bind("person", person.value())
                    .execute();
            h.createUpdate("delete from legacy_token where person_id = :person")
                    .bind("person", person.value())
                    .execute();
        });
    }

    private static Caller caller(ResultSet row, AuthWay way) throws SQLException {
        return new Caller(
                new PersonId(row.getLong("person_id")),
                new OrganizationId(row.getLong("organization_id")),
                Role.of(row.getString("role")).orElseThrow(),
                way,
                Optional.empty());
    }

    private static Personal personal(ResultSet row) throws SQLException {
        return new Personal(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getString("unsigned_part"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
