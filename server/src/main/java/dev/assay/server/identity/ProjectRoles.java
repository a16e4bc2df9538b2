package dev.assay.server.identity;

import java.util.Optional;

/// Who is what on a project. Projects live in a feature above, which implements this.
@FunctionalInterface
public interface ProjectRoles {
    /// The caller's role on the project; empty when they cannot see it, or there is none of this id.
    Optional<Role> roleOn(Caller caller, long projectId);
}
