package dev.assay.server.identity;

import java.time.Instant;

/// People who work together, and the settings they share. `openProjects`: new projects are open to all members;
/// token settings: which kinds of API tokens work, and how many days a new personal one lives.
public record Organization(
        OrganizationId id, String title, boolean openProjects, TokenSettings tokens, Instant createdAt) {

    /// Which API tokens work.
    public record TokenSettings(boolean legacyEnabled, boolean personalEnabled, int personalDays) {}
}
