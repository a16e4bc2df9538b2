package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class AssigneeStore {
    private final Database database;

    AssigneeStore(Database database) {
        this.database = database;
    }

    /// Who assigns, where and when.
    record By(ProjectId project, PersonId person, Instant at) {}

    /// Those of these people who have no role on the project.
    List<Long> strangers(ProjectId project, Collection<PersonId> people) {
        return database.with(handle -> handle.createQuery("""
                        SELECT wanted.id
                        FROM unnest(:people) AS wanted (id)
                        WHERE NOT EXISTS (
                            SELECT 1
                            FROM public_project p
                            JOIN public_membership s ON s.organization_id = p.organization_id AND s.person_id = wanted.id
                            WHERE p.id = :project
                              AND (p.open_to_organization OR p.created_by = wanted.id
                                   OR s.role IN ('owner', 'administrator')
                                   OR EXISTS (
                                       SELECT 1 FROM public_project_member m
                                       WHERE m.project_id = p.id AND m.person_id = wanted.id)))
                        ORDER BY wanted.id
                        """)
                .bind("project", project.value())
                .bindArray("people", Long.class, values(people))
                .mapTo(Long.class)
                .list());
    }

    private static List<Long> values(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }

    private static List<Long> ids(Collection<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).toList();
    }

    /// Locks the rows of those of these tasks that are in the project.
    List<TaskId> lock(ProjectId project, Collection<TaskId> tasks) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id FROM task
                        WHERE project_id = :project AND id = ANY (:tasks)
                        ORDER BY id
                        FOR NO KEY UPDATE
                        """)
                .bind("project", project.value())
                .bindArray("tasks", Long.class, ids(tasks))
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    /// Assigns each of the tasks to each of the people.
    ///
    /// @return tasks that somebody new came to
    Set<TaskId> add(Collection<TaskId> tasks, Collection<PersonId> people, By by) {
        return new HashSet<>(database.with(handle -> handle.createQuery("""
                        INSERT INTO task_assignee (task_id, person_id, project_id, assigned_by, created_at)
                        SELECT task.id, person.id, :project, :by, :at
                        FROM unnest(:tasks) AS task (id)
                        CROSS JOIN unnest(:people) AS person (id)
                        ON CONFLICT (task_id, person_id) DO NOTHING
                        RETURNING task_id
                        """)
                .bind("project", by.project().value())
                .bind("by", by.person().value())
                .bind("at", by.at())
                .bindArray("tasks", Long.class, ids(tasks))
                .bindArray("people", Long.class, values(people))
                .mapTo(Long.class)
                .map(TaskId::new)
                .list()));
    }

    /// Takes the tasks from everybody but these people.
    ///
    /// @return tasks that somebody lost
    Set<TaskId> removeOthers(Collection<TaskId> tasks, Collection<PersonId> people) {
        return new HashSet<>(database.with(handle -> handle.createQuery("""
                        DELETE FROM task_assignee
                        WHERE task_id = ANY (:tasks) AND person_id <> ALL (:people)
                        RETURNING task_id
                        """)
                .bindArray("tasks", Long.class, ids(tasks))
                .bindArray("people", Long.class, values(people))
                .mapTo(Long.class)
                .map(TaskId::new)
                .list()));
    }

    /// Notes on these tasks whether they are assigned to anybody.
    void mark(Collection<TaskId> tasks) {
        database.use(handle -> handle.createUpdate("""
                        UPDATE task
                        SET assigned = EXISTS (SELECT 1 FROM task_assignee a WHERE a.task_id = task.id)
                        WHERE id = ANY (:tasks)
                        """)
                .bindArray("tasks", Long.class, ids(tasks))
                .execute());
    }

    Map<TaskId, List<PersonId>> of(Collection<TaskId> tasks) {
        Map<TaskId, List<PersonId>> found = new HashMap<>();
        database.use(handle -> handle.createQuery("""
                        SELECT task_id, person_id
                        FROM task_assignee
                        WHERE task_id = ANY (:tasks)
                        ORDER BY task_id, person_id
                        """)
                .bindArray("tasks", Long.class, ids(tasks))
                .map((row, _) -> found.computeIfAbsent(new TaskId(row.getLong(1)), _ -> new ArrayList<>())
                        .add(new PersonId(row.getLong(2))))
                .list());
        return found;
    }
}
