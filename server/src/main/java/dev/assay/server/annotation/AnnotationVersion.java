package dev.assay.server.annotation;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/// What an annotation was at one version, and what made it so.
public record AnnotationVersion(int version, ArrayNode result, boolean skipped, double leadTimeSeconds, Made made) {

    /// By what, by whom and when.
    public record Made(Annotation.Action action, Optional<PersonId> by, Instant at) {}
}
