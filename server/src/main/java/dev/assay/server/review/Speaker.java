package dev.assay.server.review;

import dev.assay.server.identity.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who said something, with the name to show: annotators may not list the people of their organisation.
public record Speaker(PersonId id, String name) {
    static Optional<Speaker> read(@Nullable Long id, @Nullable String name) {
        return id == null ? Optional.empty() : Optional.of(new Speaker(new PersonId(id), name == null ? "" : name));
    }
}
