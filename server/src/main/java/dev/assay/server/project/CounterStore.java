package dev.assay.server.project;

import dev.assay.server.platform.db.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

final class CounterStore {
    private final Database database;

    CounterStore(Database database) {
        this.database = database;
    }

    void append(ProjectId project, Map<CounterKey, Long> deltas) {
        String[] kinds = new String[deltas.size()];
        String[] names = new String[deltas.size()];
        Long[] values = new Long[deltas.size()];
        int at = 0;
        for (Map.Entry<CounterKey, Long> entry : deltas.entrySet()) {
            kinds[at] = entry.getKey().kind().stored();
            names[at] = entry.getKey().name();
            values[at++] = entry.getValue();
        }
        database.use(handle -> {
            try (var insert = handle.getConnection().prepareStatement("""
                    INSERT INTO counter_delta (project_id, kind, name, delta)
                    SELECT ?, kind, name, delta
                    FROM unnest(?::text[], ?::text[], ?::bigint[]) AS change (kind, name, delta)
                    """)) {
                insert.setLong(1, project.value());
                insert.setArray(2, handle.getConnection().createArrayOf("text", kinds));
                insert.setArray(3, handle.getConnection().createArrayOf("text", names));
                insert.setArray(4, handle.getConnection().createArrayOf("bigint", values));
                insert.executeUpdate();
            }
        });
    }

    /// The counters of these kinds.
    Map<ProjectId, CounterValues> read(Collection<ProjectId> projects, Set<CounterKey.Kind> wanted) {
        String[] kinds = wanted.stream().map(CounterKey.Kind::stored).toArray(String[]::new);
        Long[] ids = projects.stream().map(ProjectId::value).toArray(Long[]::new);
        Map<ProjectId, Map<CounterKey, Long>> found = new HashMap<>();
        database.use(handle -> {
            try (var query = handle.getConnection().prepareStatement("""
                    SELECT project_id, kind, name, sum(value)::bigint
                    FROM (SELECT project_id, kind, name, value FROM counter WHERE project_id = ANY (?) AND kind = ANY (?)
                          UNION ALL
                          SELECT project_id, kind, name, delta FROM counter_delta
                          WHERE project_id = ANY (?) AND kind = ANY (?)) AS parts
                    GROUP BY project_id, kind, name
                    """)) {
                var array = handle.getConnection().createArrayOf("bigint", ids);
                query.setArray(1, array);
                query.setArray(2, handle.getConnection().createArrayOf("text", kinds));
                query.setArray(3, array);
                query.setArray(4, handle.getConnection().createArrayOf("text", kinds));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(new ProjectId(rows.getLong(1)), _ -> new HashMap<>())
                                .put(
                                        new CounterKey(CounterKey.Kind.ofStored(rows.getString(2)), rows.getString(3)),
                                        rows.getLong(4));
                    }
                }
            }
        });
        Map<ProjectId, CounterValues> values = new HashMap<>();
        found.forEach((project, map) -> values.put(project, new CounterValues(map)));
        return values;
    }

    int fold() {
        return database.with(handle -> {
            try (var fold = handle.getConnection().prepareStatement("""
                    WITH gone AS (
                        DELETE FROM counter_delta
                        WHERE ctid = ANY (ARRAY(SELECT ctid FROM counter_delta LIMIT 50000 FOR UPDATE SKIP LOCKED))
                        RETURNING project_id, kind, name, delta),
                    folded AS (
                        INSERT INTO counter AS base (project_id, kind, name, value, deltas)
                        SELECT project_id, kind, name, sum(delta), count(*)
                        FROM gone
                        GROUP BY project_id, kind, name
                        ORDER BY project_id, kind, name
                        ON CONFLICT (project_id, kind, name) DO UPDATE
                        SET value = base.value + excluded.value, deltas = base.deltas + excluded.deltas)
                    SELECT count(*) FROM gone
                    """);
                    var rows = fold.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
