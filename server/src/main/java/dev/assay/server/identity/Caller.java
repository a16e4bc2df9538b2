package dev.assay.server.identity;

import java.util.Optional;

/// The person behind a request. `role` is the one that counts here: on routes of a project the role on that
/// project, else the one in the organisation. `actedBy` is the owner who works as this person.
public record Caller(PersonId person, OrganizationId organization, Role role, AuthWay way, Optional<PersonId> actedBy) {

    /// Stands in on routes that need no sign-in; it is nobody's and belongs to no organisation.
    static final Caller NOBODY =
            new Caller(new PersonId(0), new OrganizationId(0), Role.ANNOTATOR, AuthWay.SESSION, Optional.empty());

    /// Whether the caller's role here has the permission.
    public boolean may(Permission permission) {
        return Permissions.allow(role, permission);
    }

    /// The same person with the role that they have on a project.
    public Caller inRole(Role roleThere) {
        return new Caller(person, organization, roleThere, way, actedBy);
    }
}
