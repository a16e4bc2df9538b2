package dev.assay.server.task;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes many tasks by COPY.
final class TaskCopyStore {
    private static final int CHUNK_CHARS = 60_000;
    private final Database database;

    TaskCopyStore(Database database) {
        this.database = database;
    }

    /// A task with its numbers, and how many predictions come with it.
    record Numbered(long id, int innerId, int overlap, int predictions, NewTask task) {}

    /// Ids of tasks to come, ascending.
    long[] reserveIds(int count) {
        return database.with(handle -> handle
                .createQuery("SELECT nextval(pg_get_serial_sequence('task', 'id')) FROM generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray());
    }

    void copy(ProjectId project, List<Numbered> tasks, TaskStore.Made made) {
        database.use(handle -> {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("""
                    COPY task (id, project_id, inner_id, data, meta, overlap, priority, allow_skip, file_upload,
                               total_predictions, created_by, updated_by, created_at, updated_at) FROM STDIN
                    """);
            try {
                StringBuilder chunk = new StringBuilder(CHUNK_CHARS + 4096);
                String tail = tail(made);
                for (Numbered task : tasks) {
                    row(chunk, project, task, tail);
                    if (chunk.length() > CHUNK_CHARS) {
                        send(copy, chunk);
                    }
                }
                send(copy, chunk);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static String tail(TaskStore.Made made) {
        String by = String.valueOf(made.by().value());
        return "\t" + by + "\t" + by + "\t" + made.at() + "\t" + made.at() + "\n";
    }

    private static void row(StringBuilder to, ProjectId project, Numbered numbered, String tail) {
        NewTask task = numbered.task();
        to.append(numbered.id())
                .append('\t')
                .append(project.value())
                .append('\t')
                .append(numbered.innerId())
                .append('\t');
        escape(to, Json.write(task.data()));
        to.append('\t');
        escape(to, Json.write(task.meta()));
        to.append('\t')
                .append(numbered.overlap())
                .append('\t')
                .append(task.priority())
                .append('\t');
        to.append(task.allowSkip() ? 't' : 'f').append('\t');
        OptionalLong file = task.fileUpload();
        to.append(file.isPresent() ? String.valueOf(file.getAsLong()) : "\\N");
        to.append('\t').append(numbered.predictions()).append(tail);
    }

    /// JSON has no raw control characters, so the backslash is the only one that COPY's text format needs escaped.
    private static void escape(StringBuilder to, String json) {
        int from = 0;
        for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', at + 1)) {
            to.append(json, from, at).append("\\\\");
            from = at + 1;
        }
        to.append(json, from, json.length());
    }

    private static void send(CopyIn copy, StringBuilder chunk) throws java.sql.SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }
}
