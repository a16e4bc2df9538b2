package dev.assay.server.platform.events;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// The outbox of the server. An event is appended in the transaction of its change, and each consumer gets all
/// events in the order of their transactions. A consumer works in the transaction that moves its mark, so what it
/// writes to the database happens once; other effects may be repeated.
///
/// Shared and mutable: the map of consumers, filled at start.
public final class Outbox {
    /*
     * Ids are drawn before commit, so a reader that went by id alone could pass over one that commits later. A
     * reader therefore stops at the oldest transaction that is still open, and orders by transaction, then id.
     */
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 200;
    private static final Duration KEPT = Duration.ofDays(7);
    private final Database database;
    private final Clock clock;
    private final Map<String, Consumer<Event>> consumers = new ConcurrentHashMap<>();

    public Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Appends an event; it is delivered after the open transaction commits. `scopeId` is the project's id.
    public void append(String kind, ObjectNode payload, OptionalLong scopeId) {
        database.use(h -> h.createUpdate("""
                        insert into outbox (kind, scope_id, payload, created_at)
                        values (:kind, :scope, cast(:payload as jsonb), :now)
                        """)
                .bind("kind", kind)
                .bind("scope", scopeId.isEmpty() ? null : (Long) scopeId.getAsLong())
                .bind("payload", Json.write(payload))
                .bind("now", clock.instant())
                .execute());
    }

    /// Registers a consumer under a lasting name; a new one starts with the events still kept.
    public void consumer(String name, Consumer<Event> consumer) {
        if (consumers.putIfAbsent(name, consumer) != null) {
            throw new IllegalStateException("two consumers are named " + name);
        }
    }

    /// Delivers what waits, for each consumer. Called by recurring work; several nodes may call it at once.
    public void deliver() {
        consumers.forEach((name, consumer) -> {
            try {
                while (database.transact(() -> deliverBatch(name, consumer)) == BATCH) {
                    LOG.debug("outbox-batch consumer={}", name);
                }
            } catch (RuntimeException e) {
                LOG.warn("outbox-consumer-failed consumer={}", name, e);
            }
        });
    }

    /// Deletes events that are older than seven days.
    public void forgetOld() {
        database.use(h -> h.createUpdate("delete from outbox where created_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }

    private int deliverBatch(String name, Consumer<Event> consumer) {
        if (!lockMark(name)) {
            return 0;
        }
        List<Event> events = database.with(h -> h.createQuery("""
                        select o.id, o.kind, o.scope_id, o.payload, o.created_at
                        from outbox o
                        join outbox_reader r on r.name = :name
                        where (o.transaction_id, o.id) > (r.transaction_id, r.event_id)
                          and o.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                        order by o.transaction_id, o.id
                        limit :batch
                        """)
                .bind("name", name)
                .bind("batch", BATCH)
                .map((row, _) -> {
                    long scope = row.getLong("scope_id");
                    return new Event(
                            row.getLong("id"),
                            row.getString("kind"),
                            row.wasNull() ? OptionalLong.empty() : OptionalLong.of(scope),
                            Json.readObject(row.getString("payload")),
                            row.getObject("created_at", OffsetDateTime.class).toInstant());
                })
                .list());
        events.forEach(consumer);
        if (!events.isEmpty()) {
            database.use(h -> h.createUpdate("""
                            update outbox_reader r
                            set transaction_id = o.transaction_id, event_id = o.id
                            from outbox o
                            where r.name = :name and o.id = :last
                            """)
                    .bind("name", name)
                    .bind("last", events.getLast().id())
                    .execute());
        }
        return events.size();
    }

    /// Locks the consumer's mark; false when another node delivers to it now.
    private boolean lockMark(String name) {
        return database.with(h -> {
            h.createUpdate("""
                            insert into outbox_reader (name, transaction_id, event_id)
                            values (:name, '0', 0)
                            on conflict do nothing
                            """).bind("name", name).execute();
            return h.createQuery("select 1 from outbox_reader where name = :name for update skip locked")
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
        });
    }
}
