package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.project.ProjectId;

/// The refusals of review.
public sealed interface ReviewProblem extends Problem {
    /// Nothing waits for this reviewer.
    record NothingToReview(ProjectId project) implements ReviewProblem {
        @Override
        public Kind kind() {
            return new Kind("review-queue-empty", 404, "Nothing to review");
        }

        @Override
        public String detail() {
            return "No completed task in project %d waits for you: all are reviewed, being reviewed by others, or your own work."
                    .formatted(project.value());
        }
    }

    /// An answer of the reviewer, where the project wants a second person.
    record OwnWork(AnnotationId annotation) implements ReviewProblem {
        @Override
        public Kind kind() {
            return new Kind("own-work", 403, "Own work");
        }

        @Override
        public String detail() {
            return "Annotation %d is your own, and this project wants a second person to review it; the setting review_own allows it."
                    .formatted(annotation.value());
        }
    }

    /// A verdict on a skip.
    record SkippedAnswer(AnnotationId annotation) implements ReviewProblem {
        @Override
        public Kind kind() {
            return new Kind("skip-not-reviewable", 409, "A skip cannot be reviewed");
        }

        @Override
        public String detail() {
            return "Annotation %d is a skip, which holds no answer to judge; review another answer to the task."
                    .formatted(annotation.value());
        }
    }
}
