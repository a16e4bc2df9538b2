package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import java.util.Collection;

/// The words of tasks and the labels of their answers, as searches read them.
final class SearchIndexStore {
    private static final String INSERT_LABELS = """
            INSERT INTO task_label (project_id, label, task_id)
            SELECT DISTINCT a.project_id, left(l.label, 500), a.task_id
            FROM public_annotation a
            CROSS JOIN LATERAL jsonb_array_elements(a.result) AS item
            CROSS JOIN LATERAL jsonb_array_elements_text(
                CASE WHEN jsonb_typeof(item -> 'value' -> (item ->> 'type')) = 'array'
                     THEN item -> 'value' -> (item ->> 'type') ELSE '[]' END) AS l (label)
            WHERE %s AND NOT a.was_cancelled
            ON CONFLICT DO NOTHING
            """;
    private final Database database;

    SearchIndexStore(Database database) {
        this.database = database;
    }

    /// Whether the project is there still: news of one that was deleted comes late.
    boolean isThere(long projectId) {
        return database.with(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM public_project WHERE id = :id)")
                .bind("id", projectId)
                .mapTo(Boolean.class)
                .one());
    }

    /// Writes the words of the tasks of a project with ids in [first, last] anew.
    void indexWords(long projectId, long first, long last) {
        database.use(handle -> handle.createUpdate("""
                        INSERT INTO task_text (task_id, project_id, words)
                        SELECT t.id, t.project_id, left(coalesce(w.words, ''), 50000)
                        FROM public_task t
                        CROSS JOIN LATERAL (
                            SELECT string_agg(v #>> '{}', ' ') AS words
                            FROM jsonb_path_query(t.data, 'strict $.** ? (@.type() == "string" || @.type() == "number")') AS v
                        ) AS w
                        WHERE t.project_id = :project AND t.id BETWEEN :first AND :last
                        ON CONFLICT (task_id) DO UPDATE SET words = excluded.words
                        """)
                .bind("project", projectId)
                .bind("first", first)
                .bind("last", last)
                .execute());
    }

    /// Writes the labels that the answers of these tasks use anew; skips do not count.
    void indexLabels(Collection<Long> taskIds) {
        database.use(handle -> {
            Long[] ids = taskIds.toArray(Long[]::new);
            handle.createUpdate("""
                            DELETE FROM task_label
                            WHERE task_id = ANY (:ids)
                            """).bind("ids", ids).execute();
            handle.createUpdate(INSERT_LABELS.formatted("a.task_id = ANY (:ids)"))
                    .bind("ids", ids)
                    .execute();
        });
    }

    /// As [#indexLabels(Collection)], for the tasks of a project with ids in [first, last].
    void indexLabels(long projectId, long first, long last) {
        database.use(handle -> handle.createUpdate(
                        INSERT_LABELS.formatted("a.project_id = :project AND a.task_id BETWEEN :first AND :last"))
                .bind("project", projectId)
                .bind("first", first)
                .bind("last", last)
                .execute());
    }
}
