package dev.assay.server.identity;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The log of who did what to whom: written in the transaction of the deed, never changed. It holds ids and
/// settings, no contents and no secrets.
public final class Audit {
    private final AuditStore store;
    private final Clock clock;

    public Audit(Database database, Clock clock) {
        this.store = new AuditStore(database);
        this.clock = clock;
    }

    /// One deed. `object` names what it was done to, for example `person:7`.
    public record Entry(
            long id,
            Instant at,
            Optional<PersonId> person,
            Optional<PersonId> actedBy,
            String action,
            String object,
            ObjectNode detail) {}

    /// Writes a deed of the caller.
    public void record(Caller caller, String action, String object, ObjectNode detail) {
        store.insert(
                caller.organization(),
                new Entry(0, clock.instant(), Optional.of(caller.person()), caller.actedBy(), action, object, detail));
    }

    /// Writes a deed of the caller that needs no detail.
    public void record(Caller caller, String action, String object) {
        record(caller, action, object, Json.object());
    }

    /// Newest first, older than the entry `before`.
    List<Entry> list(OrganizationId organization, long before, int limit) {
        return store.list(organization, before, limit);
    }
}
