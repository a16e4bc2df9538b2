package dev.assay.server.transfer;

import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.ProjectId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

final class ImportStore {
    private final Database database;

    ImportStore(Database database) {
        this.database = database;
    }

    /// What an import gave, if it is done.
    Optional<ObjectNode> done(JobId job) {
        return database.with(handle -> handle.createQuery("SELECT result FROM import_done WHERE job_id = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .findOne()
                .map(Json::readObject));
    }

    /// Marks an import as done, in its transaction; a second one of the same job fails.
    void markDone(JobId job, ProjectId project, ObjectNode result, Instant at) {
        database.use(handle -> handle.createUpdate(
                        "INSERT INTO import_done (job_id, project_id, result, at) VALUES (:job, :project, :result::jsonb, :at)")
                .bind("job", job.value())
                .bind("project", project.value())
                .bind("result", Json.write(result))
                .bind("at", at)
                .execute());
    }

    /// Tasks that came from the files, by ascending id.
    List<TaskId> tasksOf(ProjectId project, Collection<Long> files) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id FROM public_task WHERE project_id = :project AND file_upload = ANY(:files) ORDER BY id
                        """)
                .bind("project", project.value())
                .bindArray("files", Long.class, files)
                .mapTo(Long.class)
                .map(TaskId::new)
                .list());
    }

    Optional<PersonId> member(OrganizationId organization, long person) {
        return database.with(handle -> handle.createQuery(
                        "SELECT person_id FROM public_membership WHERE organization_id = :organization AND person_id = :person")
                .bind("organization", organization.value())
                .bind("person", person)
                .mapTo(Long.class)
                .findOne()
                .map(PersonId::new));
    }

    Optional<PersonId> member(OrganizationId organization, String emailInLowerCase) {
        return database.with(handle -> handle.createQuery("""
                        SELECT m.person_id FROM public_membership m JOIN public_person p ON p.id = m.person_id
                        WHERE m.organization_id = :organization AND lower(p.email) = :email
                        """)
                .bind("organization", organization.value())
                .bind("email", emailInLowerCase)
                .mapTo(Long.class)
                .findFirst()
                .map(PersonId::new));
    }

    /// Those of the ids that an annotation has already.
    Set<UUID> takenIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(database.with(handle -> handle.createQuery(
                                "SELECT unique_id FROM public_annotation WHERE unique_id = ANY(:ids)")
                        .bindArray("ids", UUID.class, ids)
                        .mapTo(UUID.class)
                        .list()));
    }
}
