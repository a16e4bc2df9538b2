package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.task.TaskId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/// A verdict on one version of an annotation.
public record Review(long id, Place place, Said said, Optional<Speaker> reviewer, Instant at) {

    /// What was reviewed.
    public record Place(AnnotationId annotation, TaskId task, int version) {}

    /// What the reviewer said.
    ///
    /// @param reason a code from the reviewer's list, for counting
    /// @param pins places in the data that the comment points at
    public record Said(Verdict verdict, Optional<String> reason, Optional<String> comment, ArrayNode pins) {}

    /// What may be said of an answer.
    public enum Verdict {
        ACCEPTED,
        FIXED,
        REJECTED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Verdict> ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.wireName().equals(name))
                    .findFirst();
        }
    }
}
