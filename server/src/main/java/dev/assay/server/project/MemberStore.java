package dev.assay.server.project;

import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class MemberStore {
    private final Database database;

    MemberStore(Database database) {
        this.database = database;
    }

    /// What decides a person's role on a project; `creator` is 0 when nobody is known.
    record Standing(long organization, boolean open, long creator, Optional<Role> member) {}

    Optional<Standing> standing(ProjectId project, PersonId person) {
        return database.with(handle -> {
            try (var query = handle.getConnection().prepareStatement("""
                    SELECT p.organization_id, p.open_to_organization, coalesce(p.created_by, 0), m.role
                    FROM project p
                    LEFT JOIN project_member m ON m.project_id = p.id AND m.person_id = ?
                    WHERE p.id = ?
                    """)) {
                query.setLong(1, person.value());
                query.setLong(2, project.value());
                try (var row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Standing(
                                    row.getLong(1),
                                    row.getBoolean(2),
                                    row.getLong(3),
                                    Optional.ofNullable(row.getString(4)).flatMap(Role::of)))
                            : Optional.empty();
                }
            }
        });
    }

    List<Members.Member> list(ProjectId project) {
        return database.with(handle -> handle.createQuery("""
                        SELECT m.person_id, m.role, p.email, p.first_name, p.last_name
                        FROM project_member m
                        JOIN public_person p ON p.id = m.person_id
                        WHERE m.project_id = :project
                        ORDER BY m.created_at, m.person_id
                        """)
                .bind("project", project.value())
                .map((row, _) -> new Members.Member(
                        new PersonId(row.getLong("person_id")),
                        row.getString("email"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        Role.of(row.getString("role")).orElseThrow()))
                .list());
    }

    boolean put(ProjectId project, PersonId person, Role role, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                        INSERT INTO project_member AS m (project_id, person_id, role, created_at)
                        SELECT p.id, s.person_id, :role, :now
                        FROM project p
                        JOIN public_membership s ON s.organization_id = p.organization_id AND s.person_id = :person
                        WHERE p.id = :project
                        ON CONFLICT (project_id, person_id) DO UPDATE SET role = excluded.role
                        """)
                        .bind("project", project.value())
                        .bind("person", person.value())
                        .bind("role", role.wireName())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    boolean remove(ProjectId project, PersonId person) {
        return database.with(handle -> handle.createUpdate(
                                "DELETE FROM project_member WHERE project_id = :project AND person_id = :person")
                        .bind("project", project.value())
                        .bind("person", person.value())
                        .execute())
                == 1;
    }
}
