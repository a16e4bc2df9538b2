package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.databind.node.ObjectNode;

/// Rows of saved views.
final class ViewStore {
    private final Database database;

    ViewStore(Database database) {
        this.database = database;
    }

    List<View> list(long projectId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, project_id, position, data::text AS data
                        FROM view
                        WHERE project_id = :project
                        ORDER BY position, id
                        """)
                .bind("project", projectId)
                .map(ViewStore::read)
                .list());
    }

    Optional<View> find(long id) {
        return database.with(handle ->
                handle.createQuery("""
                        SELECT id, project_id, position, data::text AS data
                        FROM view
                        WHERE id = :id
                        """).bind("id", id).map(ViewStore::read).findOne());
    }

    OptionalLong projectOf(long id) {
        return find(id).map(view -> OptionalLong.of(view.projectId())).orElse(OptionalLong.empty());
    }

    View insert(long projectId, long personId, ObjectNode data, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO view (project_id, person_id, position, data, created_at, updated_at)
                        VALUES (:project, :person,
                                (SELECT coalesce(max(position), -1) + 1 FROM view WHERE project_id = :project),
                                :data::jsonb, :now, :now)
                        RETURNING id, project_id, position, data::text AS data
                        """)
                .bind("project", projectId)
                .bind("person", personId)
                .bind("data", Json.write(data))
                .bind("now", now)
                .map(ViewStore::read)
                .one());
    }

    void update(long id, ObjectNode data, Instant now) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE view SET data = :data::jsonb, updated_at = :now
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("data", Json.write(data))
                .bind("now", now)
                .execute());
    }

    void move(long id, int position) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE view SET position = :position
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("position", position)
                .execute());
    }

    void delete(long id) {
        database.use(handle -> handle.createUpdate("""
                        DELETE FROM view
                        WHERE id = :id
                        """).bind("id", id).execute());
    }

    private static View read(ResultSet row, StatementContext context) throws SQLException {
        return new View(
                row.getLong("id"),
                row.getLong("project_id"),
                row.getInt("position"),
                Json.readObject(row.getString("data")));
    }
}
