package dev.assay.server.review;

import dev.assay.server.platform.db.Database;
import dev.assay.server.project.Project;
import dev.assay.server.task.TaskFacts;
import dev.assay.server.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Facts and counters computed anew from the rows, by SQL of its own.
final class Recount {
    private Recount() {}

    /// People's parts that differ from their annotations and drafts.
    static List<String> wrongParts(Database database) {
        return database.with(
                handle -> handle.createQuery("""
                        WITH answers AS (
                            SELECT task_id, person_id,
                                   count(*) FILTER (WHERE NOT was_cancelled) AS answers,
                                   count(*) FILTER (WHERE was_cancelled) AS skips,
                                   count(*) FILTER (WHERE review_state = 'rejected') AS rejected,
                                   count(*) FILTER (WHERE review_state = 'dismissed') AS dismissed
                            FROM annotation
                            GROUP BY task_id, person_id),
                        drafts AS (
                            SELECT task_id, person_id, count(*) AS drafts, count(*) FILTER (WHERE was_postponed) AS postponed
                            FROM annotation_draft
                            GROUP BY task_id, person_id)
                        SELECT format('task %s person %s: stored %s %s %s %s %s %s, recounted %s %s %s %s %s %s',
                               task_id, person_id, p.answers, p.skips, p.drafts, p.postponed, p.rejected, p.dismissed,
                               a.answers, a.skips, d.drafts, d.postponed, a.rejected, a.dismissed)
                        FROM task_person p
                        FULL JOIN answers a USING (task_id, person_id)
                        FULL JOIN drafts d USING (task_id, person_id)
                        WHERE (coalesce(p.answers, 0), coalesce(p.skips, 0), coalesce(p.drafts, 0),
                               coalesce(p.postponed, 0), coalesce(p.rejected, 0), coalesce(p.dismissed, 0))
                           <> (coalesce(a.answers, 0), coalesce(a.skips, 0), coalesce(d.drafts, 0),
                               coalesce(d.postponed, 0), coalesce(a.rejected, 0), coalesce(a.dismissed, 0))
                        """).mapTo(String.class).list());
    }

    /// Tasks whose stored numbers or state differ from their rows.
    static List<String> wrongTasks(Database database) {
        return database.with(handle -> handle
                .createQuery("""
                        SELECT t.id, t.state, t.answers, t.skips, t.open_leases, t.overlap, t.accepted_annotation,
                               t.total_annotations, t.cancelled_annotations, p.skip_queue, p.review_required,
                               (SELECT count(*) FROM annotation a WHERE a.task_id = t.id AND NOT was_cancelled) AS total,
                               (SELECT count(*) FROM annotation a WHERE a.task_id = t.id AND was_cancelled) AS cancelled,
                               (SELECT count(DISTINCT a.person_id) FROM annotation a
                                WHERE a.task_id = t.id AND NOT a.was_cancelled
                                  AND a.review_state IS DISTINCT FROM 'dismissed'
                                  AND (p.reject_to = 'author' OR a.review_state IS DISTINCT FROM 'rejected')) AS answerers,
                               (SELECT count(DISTINCT a.person_id) FROM annotation a
                                WHERE a.task_id = t.id AND a.was_cancelled
                                  AND NOT EXISTS (SELECT 1 FROM annotation b
                                                  WHERE b.task_id = t.id AND b.person_id = a.person_id
                                                    AND NOT b.was_cancelled)) AS skippers,
                               (SELECT count(*) FROM annotation a
                                WHERE a.task_id = t.id AND a.review_state = 'rejected') AS rejections,
                               (SELECT count(*) FROM annotation_draft d WHERE d.task_id = t.id) AS drafts,
                               (SELECT count(*) FROM lease l WHERE l.task_id = t.id AND l.kind = 'label') AS leases,
                               (SELECT count(*) FROM lease l WHERE l.task_id = t.id AND l.kind = 'label' AND l.counts) AS counted
                        FROM task t
                        JOIN project p ON p.id = t.project_id
                        ORDER BY t.id
                        """)
                .map((row, _) -> {
                    boolean skipsCount = row.getString("skip_queue").equals("IGNORE_SKIPPED");
                    int answerers = row.getInt("answerers");
                    int skippers = row.getInt("skippers");
                    int counting = answerers + (skipsCount ? skippers : 0);
                    boolean full = counting >= row.getInt("overlap") && row.getInt("rejections") == 0;
                    boolean accepted = row.getObject("accepted_annotation") != null
                            || (row.getString("state").equals("accepted") && full);
                    TaskState state = TaskState.of(new TaskFacts(
                            row.getInt("overlap"),
                            answerers,
                            skippers,
                            skipsCount,
                            new TaskFacts.Open(row.getInt("leases"), row.getInt("drafts"), row.getInt("rejections")),
                            accepted));
                    List<Object> stored = List.of(
                            row.getString("state"),
                            row.getInt("answers"),
                            row.getInt("skips"),
                            row.getInt("open_leases"),
                            row.getInt("total_annotations"),
                            row.getInt("cancelled_annotations"));
                    List<Object> recounted = List.of(
                            state.wireName(),
                            counting,
                            skippers,
                            row.getInt("counted"),
                            row.getInt("total"),
                            row.getInt("cancelled"));
                    return stored.equals(recounted)
                            ? null
                            : "task %d: stored %s, recounted %s".formatted(row.getLong("id"), stored, recounted);
                })
                .stream()
                .filter(Objects::nonNull)
                .toList());
    }

    /// The changes of state in all histories, as `from trigger to`.
    static Set<String> transitions(Database database) {
        return database.with(handle -> handle.createQuery(
                        "SELECT DISTINCT from_state || ' ' || trigger || ' ' || to_state FROM task_event")
                .mapTo(String.class)
                .set());
    }

    /// The project's counters that are not zero, by kind and name.
    static Map<String, Long> counters(Database database, Project project) {
        Map<String, Long> found = new TreeMap<>();
        database.use(handle -> handle.createQuery("""
                        SELECT 'COUNT tasks', count(*) FROM task WHERE project_id = :id
                        UNION ALL
                        SELECT 'COUNT annotated_tasks', count(*) FROM task
                        WHERE project_id = :id
                          AND EXISTS (SELECT 1 FROM annotation a WHERE a.task_id = task.id AND NOT a.was_cancelled)
                        UNION ALL
                        SELECT 'COUNT annotations', count(*) FROM annotation WHERE project_id = :id AND NOT was_cancelled
                        UNION ALL
                        SELECT 'COUNT skips', count(*) FROM annotation WHERE project_id = :id AND was_cancelled
                        UNION ALL
                        SELECT 'COUNT ground_truths', count(*) FROM annotation WHERE project_id = :id AND ground_truth
                        UNION ALL
                        SELECT 'COUNT state:' || state, count(*) FROM task WHERE project_id = :id GROUP BY state
                        UNION ALL
                        SELECT 'COLUMN ' || key, count(*) FROM task, jsonb_object_keys(data) AS key
                        WHERE project_id = :id GROUP BY key
                        UNION ALL
                        SELECT format('TUPLE %s|%s|%s', item ->> 'from_name', item ->> 'to_name', item ->> 'type'), count(*)
                        FROM annotation, jsonb_array_elements(result) AS item
                        WHERE project_id = :id GROUP BY 1
                        UNION ALL
                        SELECT format('LABEL ["%s","%s"]', item ->> 'from_name', label), count(*)
                        FROM annotation, jsonb_array_elements(result) AS item,
                             jsonb_array_elements_text(item -> 'value' -> 'rectanglelabels') AS label
                        WHERE project_id = :id GROUP BY 1
                        UNION ALL
                        SELECT format('DRAFT_LABEL ["%s","%s"]', item ->> 'from_name', label), count(*)
                        FROM annotation_draft, jsonb_array_elements(result) AS item,
                             jsonb_array_elements_text(item -> 'value' -> 'rectanglelabels') AS label
                        WHERE project_id = :id GROUP BY 1
                        """)
                .bind("id", project.id().value())
                .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> {
                    if (entry.getValue() != 0) {
                        found.put(entry.getKey(), entry.getValue());
                    }
                }));
        return found;
    }

    /// Answers and skips by person and by day, as the counters of work name them.
    static Map<String, Long> work(Database database, Project project) {
        Map<String, Long> found = new TreeMap<>();
        database.use(handle -> handle.createQuery("""
                        SELECT 'PERSON ' || person_id || CASE WHEN was_cancelled THEN '|SKIPPED' ELSE '|SUBMITTED' END,
                               count(*)
                        FROM annotation WHERE project_id = :id GROUP BY 1
                        UNION ALL
                        SELECT 'DAY ' || (created_at AT TIME ZONE 'UTC')::date
                                   || CASE WHEN was_cancelled THEN '|SKIPPED' ELSE '|SUBMITTED' END,
                               count(*)
                        FROM annotation WHERE project_id = :id GROUP BY 1
                        """)
                .bind("id", project.id().value())
                .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return found;
    }
}
