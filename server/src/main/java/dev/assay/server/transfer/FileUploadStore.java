package dev.assay.server.transfer;

import dev.assay.geometry.ImageSize;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.blobs.Blob;
import dev.assay.server.platform.db.CopyRows;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

final class FileUploadStore {
    private static final String COLUMNS =
            "id, project_id, name, blob_id, size_bytes, sha256, content_type, width, height";
    private final Database database;

    FileUploadStore(Database database) {
        this.database = database;
    }

    /// Who uploaded and when.
    record Made(PersonId by, Instant at) {}

    /// Ids of files to come, ascending.
    long[] reserveIds(int count) {
        return database.with(handle -> handle
                .createQuery(
                        "SELECT nextval(pg_get_serial_sequence('file_upload', 'id')) FROM generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray());
    }

    void copy(List<FileUpload> uploads, Made made) {
        List<String> columns = List.of(
                "id",
                "project_id",
                "name",
                "blob_id",
                "size_bytes",
                "sha256",
                "content_type",
                "width",
                "height",
                "created_by",
                "created_at");
        CopyRows.into(database, "file_upload", columns, rows -> {
            for (FileUpload upload : uploads) {
                rows.put(upload.id().value()).put(upload.project().value()).put(upload.name());
                rows.put(upload.blob().id())
                        .put(upload.blob().sizeBytes())
                        .put(upload.blob().sha256())
                        .put(upload.contentType());
                if (upload.imageSize().isPresent()) {
                    rows.put(upload.imageSize().get().width())
                            .put(upload.imageSize().get().height());
                } else {
                    rows.putNull().putNull();
                }
                rows.put(made.by().value()).put(made.at());
                rows.endRow();
            }
        });
    }

    List<FileUpload> find(ProjectId project, Collection<Long> ids) {
        return database.with(handle -> handle.createQuery(
                        "SELECT %s FROM file_upload WHERE project_id = :project AND id = ANY(:ids) ORDER BY id"
                                .formatted(COLUMNS))
                .bind("project", project.value())
                .bindArray("ids", Long.class, ids)
                .map(FileUploadStore::row)
                .list());
    }

    Optional<FileUpload> find(FileUploadId id) {
        return database.with(
                handle -> handle.createQuery("SELECT %s FROM file_upload WHERE id = :id".formatted(COLUMNS))
                        .bind("id", id.value())
                        .map(FileUploadStore::row)
                        .findOne());
    }

    List<FileUpload> all(ProjectId project, long after, int limit) {
        return database.with(handle -> handle.createQuery(
                        "SELECT %s FROM file_upload WHERE project_id = :project AND id > :after ORDER BY id LIMIT :limit"
                                .formatted(COLUMNS))
                .bind("project", project.value())
                .bind("after", after)
                .bind("limit", limit)
                .map(FileUploadStore::row)
                .list());
    }

    Optional<FileUpload> named(ProjectId project, String name) {
        return database.with(handle -> handle.createQuery(
                        "SELECT %s FROM file_upload WHERE project_id = :project AND name = :name".formatted(COLUMNS))
                .bind("project", project.value())
                .bind("name", name)
                .map(FileUploadStore::row)
                .findOne());
    }

    /// Deletes those that no task came from; the blobs of the deleted.
    List<String> deleteUnused(ProjectId project, Collection<Long> ids, boolean all) {
        return database.with(handle -> handle.createQuery("""
                        DELETE FROM file_upload f
                        WHERE f.project_id = :project AND (:all OR f.id = ANY(:ids))
                          AND NOT EXISTS (SELECT 1 FROM public_task t
                                          WHERE t.project_id = :project AND t.file_upload = f.id)
                        RETURNING f.blob_id
                        """)
                .bind("project", project.value())
                .bind("all", all)
                .bindArray("ids", Long.class, ids)
                .mapTo(String.class)
                .list());
    }

    /// Of some blobs, those that are neither an upload nor a kept export.
    List<String> unusedBlobs(List<String> blobs) {
        return database.with(handle -> handle.createQuery("""
                        SELECT blob FROM unnest(:blobs) AS blob
                        WHERE NOT EXISTS (SELECT 1 FROM file_upload f WHERE f.blob_id = blob)
                          AND NOT EXISTS (SELECT 1 FROM export e WHERE e.blob_id = blob)
                        """)
                .bindArray("blobs", String.class, blobs)
                .mapTo(String.class)
                .list());
    }

    private static FileUpload row(ResultSet row, StatementContext context) throws SQLException {
        int width = row.getInt("width");
        int height = row.getInt("height");
        Optional<ImageSize> size = row.wasNull() ? Optional.empty() : Optional.of(new ImageSize(width, height));
        return new FileUpload(
                new FileUploadId(row.getLong("id")),
                new ProjectId(row.getLong("project_id")),
                row.getString("name"),
                new Blob(row.getString("blob_id"), row.getLong("size_bytes"), row.getString("sha256")),
                row.getString("content_type"),
                size);
    }
}
