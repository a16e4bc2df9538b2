package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// The rows of `invite`.
final class InviteStore {
    private final Database database;

    InviteStore(Database database) {
        this.database = database;
    }

    long insert(Invite invite, byte[] tokenHash, PersonId by) {
        return database.with(h -> h.createQuery("""
                        insert into invite (organization_id, token_hash, role, email, created_by, created_at, expires_at)
                        values (:organization, :hash, :role, :email, :by, :created, :expires)
                        returning id
                        """)
                .bind("organization", invite.organization().value())
                .bind("hash", tokenHash)
                .bind("role", invite.role().wireName())
                .bind("email", invite.email().orElse(null))
                .bind("by", by.value())
                .bind("created", invite.createdAt())
                .bind("expires", invite.expiresAt())
                .mapTo(Long.class)
                .one());
    }

    List<Invite> open(OrganizationId organization, Instant now) {
        return database.with(h -> h.createQuery("""
                        select id, organization_id, role, email, created_at, expires_at
                        from invite
                        where organization_id = :organization and accepted_at is null and expires_at > :now
                        order by id desc
                        """)
                .bind("organization", organization.value())
                .bind("now", now)
                .map((row, _) -> invite(row))
                .list());
    }

    /// The open invite of a token, locked until the transaction ends.
    Optional<Invite> lockOpen(byte[] tokenHash, Instant now) {
        return database.with(h -> h.createQuery("""
                        select id, organization_id, role, email, created_at, expires_at
                        from invite
                        where token_hash = :hash and accepted_at is null and expires_at > :now
                        for update
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map((row, _) -> invite(row))
                .findOne());
    }

    void accept(long id, PersonId by, Instant now) {
        database.use(h -> h.createUpdate("update invite set accepted_at = :now, accepted_by = :by where id = :id")
                .bind("id", id)
                .bind("by", by.value())
                .bind("now", now)
                .execute());
    }

    boolean delete(OrganizationId organization, long id) {
        return database.with(h -> h.createUpdate("""
                        delete from invite
                        where id = :id and organization_id = :organization and accepted_at is null
                        """)
                        .bind("id", id)
                        .bind("organization", organization.value())
                        .execute()
                == 1);
    }

    /// Withdraws the open invites that a person made.
    void deleteOpenBy(PersonId maker) {
        database.use(h -> h.createUpdate("delete from invite where created_by = :maker and accepted_at is null")
                .bind("maker", maker.value())
                .execute());
    }

    private static Invite invite(ResultSet row) throws SQLException {
        return new Invite(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                Role.of(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("email")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
