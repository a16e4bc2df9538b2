package dev.assay.server.assignment;

import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.project.ProjectId;
import java.util.List;
import java.util.OptionalLong;

final class AssignmentStore {
    private final Database database;

    AssignmentStore(Database database) {
        this.database = database;
    }

    /// A task that a person had, and their answer to it.
    record Had(long task, OptionalLong annotation) {}

    /// The tasks that the person holds or answered last, newest first, at most a hundred.
    List<Had> lately(ProjectId project, PersonId person) {
        return database.with(handle -> handle.createQuery("""
                        SELECT task_id, annotation
                        FROM (SELECT task_id, NULL::bigint AS annotation, expires_at AS at
                              FROM public_lease
                              WHERE project_id = :project AND person_id = :person AND kind = 'label'
                              UNION ALL
                              SELECT task_id, id, updated_at
                              FROM (SELECT task_id, id, updated_at
                                    FROM public_annotation
                                    WHERE project_id = :project AND person_id = :person
                                    ORDER BY id DESC
                                    LIMIT 100) AS answers) AS had
                        ORDER BY at DESC
                        LIMIT 100
                        """)
                .bind("project", project.value())
                .bind("person", person.value())
                .map((row, _) -> {
                    long task = row.getLong(1);
                    long annotation = row.getLong(2);
                    return new Had(task, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(annotation));
                })
                .list());
    }
}
