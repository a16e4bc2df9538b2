package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of `audit`.
final class AuditStore {
    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    void insert(OrganizationId organization, Audit.Entry entry) {
        database.use(h -> h.createUpdate("""
                        insert into audit (organization_id, at, person_id, acted_by, action, object, detail)
                        values (:organization, :at, :person, :actedBy, :action, :object, cast(:detail as jsonb))
                        """)
                .bind("organization", organization.value())
                .bind("at", entry.at())
                .bind("person", value(entry.person()))
                .bind("actedBy", value(entry.actedBy()))
                .bind("action", entry.action())
                .bind("object", entry.object())
                .bind("detail", Json.write(entry.detail()))
                .execute());
    }

    List<Audit.Entry> list(OrganizationId organization, long before, int limit) {
        return database.with(h -> h.createQuery("""
                        select id, at, person_id, acted_by, action, object, detail
                        from audit
                        where organization_id = :organization and id < :before
                        order by id desc
                        limit :limit
                        """)
                .bind("organization", organization.value())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new Audit.Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("person_id", Long.class))
                                .map(PersonId::new),
                        Optional.ofNullable(row.getObject("acted_by", Long.class))
                                .map(PersonId::new),
                        row.getString("action"),
                        row.getString("object"),
                        Json.readObject(row.getString("detail"))))
                .list());
    }

    private static @Nullable Long value(Optional<PersonId> id) {
        return id.map(PersonId::value).orElse(null);
    }
}
