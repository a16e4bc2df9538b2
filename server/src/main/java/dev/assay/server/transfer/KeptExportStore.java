package dev.assay.server.transfer;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;

final class KeptExportStore {
    private static final String COLUMNS = """
            id, project_id, job_id, title, request, blob_id, file_name, size_bytes, md5, counters, created_by,
            created_at, finished_at
            """;
    private final Database database;

    KeptExportStore(Database database) {
        this.database = database;
    }

    ExportId insert(ProjectId project, String title, ExportRequest request, PersonId by, Instant at) {
        return database.with(handle -> handle.createQuery("""
                        INSERT INTO export (project_id, title, export_type, request, created_by, created_at)
                        VALUES (:project, :title, :type, :request::jsonb, :by, :at)
                        RETURNING id
                        """)
                .bind("project", project.value())
                .bind("title", title)
                .bind("type", request.format().name())
                .bind("request", Json.write(request.write()))
                .bind("by", by.value())
                .bind("at", at)
                .mapTo(Long.class)
                .map(ExportId::new)
                .one());
    }

    void setJob(ExportId id, long job) {
        database.use(handle -> handle.createUpdate("UPDATE export SET job_id = :job WHERE id = :id")
                .bind("job", job)
                .bind("id", id.value())
                .execute());
    }

    /// False when the export was deleted meanwhile.
    boolean finish(ExportId id, Export.File file) {
        return database.with(handle -> handle.createUpdate("""
                        UPDATE export
                        SET blob_id = :blob, file_name = :name, size_bytes = :size, md5 = :md5,
                            counters = :counters::jsonb, finished_at = :at
                        WHERE id = :id
                        """)
                        .bind("id", id.value())
                        .bind("blob", file.blob())
                        .bind("name", file.name())
                        .bind("size", file.sizeBytes())
                        .bind("md5", file.md5())
                        .bind("counters", Json.write(file.counters()))
                        .bind("at", file.finishedAt())
                        .execute())
                > 0;
    }

    Optional<Export> find(ProjectId project, ExportId id) {
        return database.with(handle -> handle.createQuery(
                        "SELECT %s FROM export WHERE project_id = :project AND id = :id".formatted(COLUMNS))
                .bind("project", project.value())
                .bind("id", id.value())
                .map(KeptExportStore::row)
                .findOne());
    }

    List<Export> newest(ProjectId project, int limit) {
        return database.with(handle -> handle.createQuery(
                        "SELECT %s FROM export WHERE project_id = :project ORDER BY id DESC LIMIT :limit"
                                .formatted(COLUMNS))
                .bind("project", project.value())
                .bind("limit", limit)
                .map(KeptExportStore::row)
                .list());
    }

    void delete(ExportId id) {
        database.use(handle -> handle.createUpdate("DELETE FROM export WHERE id = :id")
                .bind("id", id.value())
                .execute());
    }

    private static Export row(ResultSet row, StatementContext context) throws SQLException {
        Optional<Export.File> file = Optional.empty();
        String blob = row.getString("blob_id");
        if (blob != null) {
            file = Optional.of(new Export.File(
                    blob,
                    row.getString("file_name"),
                    row.getLong("size_bytes"),
                    row.getString("md5"),
                    Json.readObject(row.getString("counters")),
                    time(row, "finished_at")));
        }
        return new Export(
                new ExportId(row.getLong("id")),
                new ProjectId(row.getLong("project_id")),
                optional(row, "job_id"),
                new Export.Asked(
                        row.getString("title"),
                        ExportRequest.read(Json.readObject(row.getString("request"))),
                        optional(row, "created_by")),
                file,
                time(row, "created_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
