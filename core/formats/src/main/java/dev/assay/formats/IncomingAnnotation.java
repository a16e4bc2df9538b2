package dev.assay.formats;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person's answer as a file holds it.
///
/// @param result the wire list, as it came
/// @param author who gave it
/// @param leadTimeSeconds active seconds, or null if unknown
/// @param uniqueId the id that makes a repeated answer known as the same, or null
/// @param createdAt when it was given, or null if the file does not say
public record IncomingAnnotation(
        List<@Nullable Object> result,
        Author author,
        Marks marks,
        @Nullable Double leadTimeSeconds,
        @Nullable UUID uniqueId,
        @Nullable Instant createdAt) {

    /// What an answer is marked as.
    ///
    /// @param wasCancelled true for a skip
    public record Marks(boolean wasCancelled, boolean groundTruth) {}

    /// Who gave an answer, as far as a file can say.
    public sealed interface Author {
        /// The file is silent; the importer counts as the author.
        record Unnamed() implements Author {}

        record Numbered(long personId) implements Author {}

        record Addressed(String email) implements Author {}
    }
}
