package dev.assay.server.project;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.util.Optional;

/// A labeling config that a project has or had; versions count from 1.
public record ConfigVersion(int version, String text, Optional<PersonId> by, Instant at) {}
