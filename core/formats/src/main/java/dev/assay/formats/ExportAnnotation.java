package dev.assay.formats;

import dev.assay.formats.wire.JsonText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One answer as it goes out.
///
/// @param result the wire list
/// @param wire the annotation's fields in their order, with names as on the wire
public record ExportAnnotation(
        long id, JsonText result, Author author, Facts facts, Map<String, @Nullable Object> wire) {

    /// Who gave an answer.
    ///
    /// @param id the person's number, or null when the person is gone
    /// @param email present where the export names people by e-mail
    public record Author(@Nullable Long id, Optional<String> email) {
        /// How tables and lists name the person: by e-mail if the export does, else by number; null for nobody.
        public @Nullable Object shown() {
            return email.isPresent() ? email.get() : id;
        }
    }

    /// What counts about an answer besides its content.
    ///
    /// @param wasCancelled true for a skip
    /// @param accepted whether a reviewer, or the system in their place, accepted it
    /// @param createdAt ISO 8601 in UTC with a fixed number of decimals, so that texts sort as times do
    public record Facts(
            boolean wasCancelled,
            boolean accepted,
            @Nullable Double leadTimeSeconds,
            String createdAt,
            String updatedAt) {}
}
