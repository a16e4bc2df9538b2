package dev.assay.server.project;

import dev.assay.server.identity.Caller;
import dev.assay.server.identity.PersonId;
import dev.assay.server.identity.ProjectRoles;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Who is what on which project.
///
/// Owners and administrators of the organisation are that on all its projects. Anybody else has the role that a
/// membership gives them; without one, their role in the organisation on projects that are open to it, or that they
/// made; and sees nothing of the others.
public final class Members implements ProjectRoles {
    private final MemberStore store;
    private final Clock clock;

    public Members(Database database, Clock clock) {
        this.store = new MemberStore(database);
        this.clock = clock;
    }

    /// A person with a role of their own on a project.
    public record Member(PersonId person, String email, String firstName, String lastName, Role role) {}

    @Override
    public Optional<Role> roleOn(Caller caller, long projectId) {
        if (projectId <= 0) {
            return Optional.empty();
        }
        return store.standing(new ProjectId(projectId), caller.person())
                .filter(standing ->
                        standing.organization() == caller.organization().value())
                .flatMap(standing -> roleOf(caller, standing));
    }

    private static Optional<Role> roleOf(Caller caller, MemberStore.Standing standing) {
        if (caller.role().isAtLeast(Role.ADMINISTRATOR)) {
            return Optional.of(caller.role());
        }
        if (standing.member().isPresent()) {
            return standing.member();
        }
        return standing.open() || standing.creator() == caller.person().value()
                ? Optional.of(caller.role())
                : Optional.empty();
    }

    public List<Member> of(ProjectId project) {
        return store.list(project);
    }

    /// Gives a person of the organisation a role here, or changes it; nobody gives one above their own.
    public Member put(Caller caller, ProjectId project, PersonId person, Role role) {
        if (!caller.role().isAtLeast(role)) {
            throw new Refused(new ProjectProblem.RoleAboveOwn(
                    role.wireName(), caller.role().wireName()));
        }
        if (!store.put(project, person, role, clock.instant())) {
            throw new Refused(RequestProblem.Invalid.field(
                    "user", "Nobody with the id %d is in this organisation.".formatted(person.value())));
        }
        return store.list(project).stream()
                .filter(member -> member.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    /// Takes the role back; the person then has what the organisation gives them here.
    public void remove(ProjectId project, PersonId person) {
        if (!store.remove(project, person)) {
            throw new Refused(new RequestProblem.NotFound("member", String.valueOf(person.value())));
        }
    }
}
