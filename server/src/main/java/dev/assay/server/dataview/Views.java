package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Saved views of a project.
final class Views {
    private final ViewStore store;
    private final Database database;
    private final Clock clock;

    Views(Database database, Clock clock) {
        this.database = database;
        this.store = new ViewStore(database);
        this.clock = clock;
    }

    List<View> list(long projectId) {
        return store.list(projectId);
    }

    View require(long id) {
        return store.find(id).orElseThrow(() -> new Refused(new RequestProblem.NotFound("view", Long.toString(id))));
    }

    OptionalLong projectOf(long id) {
        return store.projectOf(id);
    }

    /// Saves a view; its filter must be one that can be run.
    View create(long projectId, long personId, ObjectNode data) {
        QueryJson.read(projectId, data);
        return store.insert(projectId, personId, data, clock.instant());
    }

    /// Takes over the given keys of `data` and keeps the others, so that a change without filters keeps the filters.
    View change(long id, JsonNode data) {
        return database.transact(() -> {
            View before = require(id);
            ObjectNode merged = before.data().deepCopy();
            data.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
            QueryJson.read(before.projectId(), merged);
            store.update(id, merged, clock.instant());
            return require(id);
        });
    }

    void delete(long id) {
        store.delete(id);
    }

    /// Puts the views of a project in this order; ids of others are left alone.
    void order(long projectId, List<Long> ids) {
        database.inTransaction(() -> {
            List<Long> own = store.list(projectId).stream().map(View::id).toList();
            int position = 0;
            for (long id : ids) {
                if (own.contains(id)) {
                    store.move(id, position++);
                }
            }
        });
    }
}
