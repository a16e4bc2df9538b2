package dev.assay.server.transfer;

import dev.assay.formats.IncomingAnnotation.Author;
import dev.assay.server.identity.OrganizationId;
import dev.assay.server.identity.PersonId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whose imported answers are: members of the project's organisation, asked for once each. Used by one import.
final class Authors {
    private final ImportStore store;
    private final OrganizationId organization;
    private final PersonId importer;
    private final Map<Author, Optional<PersonId>> known = new HashMap<>();

    Authors(ImportStore store, OrganizationId organization, PersonId importer) {
        this.store = store;
        this.organization = organization;
        this.importer = importer;
    }

    /// The person; empty when it is nobody of the organisation.
    Optional<PersonId> personOf(Author author) {
        return switch (author) {
            case Author.Unnamed _ -> Optional.of(importer);
            case Author.Numbered numbered ->
                known.computeIfAbsent(numbered, _ -> store.member(organization, numbered.personId()));
            case Author.Addressed addressed ->
                known.computeIfAbsent(
                        addressed,
                        _ -> store.member(organization, addressed.email().toLowerCase(Locale.ROOT)));
        };
    }
}
