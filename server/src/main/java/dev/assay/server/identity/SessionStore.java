package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The rows of `session` and `sign_in_failure`.
final class SessionStore {
    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    /// A live session with what the gate needs to know of its person.
    record Found(long id, String csrfToken, Caller caller, Instant usedAt) {}

    void insert(byte[] tokenHash, String csrfToken, PersonId person, Instant now, Instant expiresAt) {
        database.use(h -> h.createUpdate("""
                        insert into session (token_hash, csrf_token, person_id, created_at, used_at, expires_at)
                        values (:hash, :csrf, :person, :now, :now, :expires)
                        """)
                .bind("hash", tokenHash)
                .bind("csrf", csrfToken)
                .bind("person", person.value())
                .bind("now", now)
                .bind("expires", expiresAt)
                .execute());
    }

    /// A session works while its person is a member, and its actor, if any, an owner of the same organisation.
    Optional<Found> find(byte[] tokenHash, Instant now, Instant usedAfter) {
        return database.with(h -> h.createQuery("""
                        select s.id, s.csrf_token, s.person_id, s.acted_by, s.used_at, m.organization_id, m.role
                        from session s
                        join membership m on m.person_id = s.person_id
                        left join membership a on a.person_id = s.acted_by
                        where s.token_hash = :hash and s.expires_at > :now and s.used_at > :usedAfter
                          and (s.acted_by is null or a.role = 'owner' and a.organization_id = m.organization_id)
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("usedAfter", usedAfter)
                .map((row, _) -> new Found(
                        row.getLong("id"),
                        row.getString("csrf_token"),
                        new Caller(
                                new PersonId(row.getLong("person_id")),
                                new OrganizationId(row.getLong("organization_id")),
                                Role.of(row.getString("role")).orElseThrow(),
                                AuthWay.SESSION,
                                Optional.ofNullable(row.getObject("acted_by", Long.class))
                                        .map(PersonId::new)),
                        row.getObject("used_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    void touch(long session, PersonId person, Instant now) {
        database.use(h -> {
            h.createUpdate("update session set used_at = :now where id = :id")
                    .bind("id", session)
                    .bind("now", now)
                    .execute();
            h.createUpdate("update person set last_activity_at = :now where id = :id and last_activity_at < :now")
                    .bind("id", person.value())
                    .bind("now", now)
                    .execute();
        });
    }

    void delete(byte[] tokenHash) {
        database.use(h -> h.createUpdate("delete from session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute());
    }

    /// Ends all sessions of a person, those in which they work as others too; `except` stays.
    void deleteOf(PersonId person, byte[] except) {
        database.use(h -> h.createUpdate("""
                        delete from session
                        where (person_id = :person or acted_by = :person) and token_hash <> :except
                        """)
                .bind("person", person.value())
                .bind("except", except)
                .execute());
    }

    /// Ends the sessions in which a person works as others.
    void deleteActedBy(PersonId actor) {
        database.use(h -> h.createUpdate("delete from session where acted_by = :actor")
                .bind("actor", actor.value())
                .execute());
    }

    /// Makes the session another person's, with new secrets.
    void become(long session, PersonId person, Optional<PersonId> actor, byte[] tokenHash, String csrfToken) {
        database.use(h -> h.createUpdate("""
                        update session
                        set person_id = :person, acted_by = :actor, token_hash = :hash, csrf_token = :csrf
                        where id = :id
                        """)
                .bind("id", session)
                .bind("person", person.value())
                .bind("actor", actor.map(PersonId::value).orElse(null))
                .bind("hash", tokenHash)
                .bind("csrf", csrfToken)
                .execute());
    }

    void insertFailure(String subject, Instant now) {
        database.use(h -> h.createUpdate("insert into sign_in_failure (subject, at) values (:subject, :now)")
                .bind("subject", subject)
                .bind("now", now)
                .execute());
    }

    int failuresSince(String subject, Instant since) {
        return database.with(
                h -> h.createQuery("select count(*) from sign_in_failure where subject = :subject and at > :since")
                        .bind("subject", subject)
                        .bind("since", since)
                        .mapTo(Integer.class)
                        .one());
    }

    void forgetFailures(String subject) {
        database.use(h -> h.createUpdate("delete from sign_in_failure where subject = :subject")
                .bind("subject", subject)
                .execute());
    }

    void deleteExpired(Instant now, Instant usedBefore, Instant failuresBefore) {
        database.use(h -> {
            h.createUpdate("delete from session where expires_at < :now or used_at < :used")
                    .bind("now", now)
                    .bind("used", usedBefore)
                    .execute();
            h.createUpdate("delete from sign_in_failure where at < :before")
                    .bind("before", failuresBefore)
                    .execute();
        });
    }
}
