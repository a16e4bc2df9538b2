package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// The rows of `organization`.
final class OrganizationStore {
    private final Database database;

    OrganizationStore(Database database) {
        this.database = database;
    }

    OrganizationId insert(String title, Instant now) {
        return database.with(h -> h.createQuery("""
                        insert into organization (title, created_at) values (:title, :now) returning id
                        """)
                .bind("title", title)
                .bind("now", now)
                .map((row, _) -> new OrganizationId(row.getLong(1)))
                .one());
    }

    Optional<Organization> find(OrganizationId id) {
        return database.with(h -> h.createQuery("""
                        select id, title, open_projects, legacy_tokens_enabled, personal_tokens_enabled,
                               personal_token_days, created_at
                        from organization
                        where id = :id
                        """)
                .bind("id", id.value())
                .map((row, _) -> new Organization(
                        new OrganizationId(row.getLong("id")),
                        row.getString("title"),
                        row.getBoolean("open_projects"),
                        new Organization.TokenSettings(
                                row.getBoolean("legacy_tokens_enabled"),
                                row.getBoolean("personal_tokens_enabled"),
                                row.getInt("personal_token_days")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    void update(Organization changed) {
        database.use(h -> h.createUpdate("""
                        update organization
                        set title = :title, open_projects = :open, legacy_tokens_enabled = :legacy,
                            personal_tokens_enabled = :personal, personal_token_days = :days
                        where id = :id
                        """)
                .bind("id", changed.id().value())
                .bind("title", changed.title())
                .bind("open", changed.openProjects())
                .bind("legacy", changed.tokens().legacyEnabled())
                .bind("personal", changed.tokens().personalEnabled())
                .bind("days", changed.tokens().personalDays())
                .execute());
    }

    /// Serialises the first start of several servers on one empty database.
    void lockForFirstStart() {
        database.use(h -> h.execute("select pg_advisory_xact_lock(hashtext('assay first start'))"));
    }
}
