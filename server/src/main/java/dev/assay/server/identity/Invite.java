package dev.assay.server.identity;

import java.time.Instant;
import java.util.Optional;

/// An offer of a role in an organisation, to whoever holds its token; only for one address when it names one.
public record Invite(
        long id,
        OrganizationId organization,
        Role role,
        Optional<String> email,
        Instant createdAt,
        Instant expiresAt) {}
