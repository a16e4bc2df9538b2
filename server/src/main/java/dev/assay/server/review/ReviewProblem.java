package dev.assay.server.review;

import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.project.ProjectId;

/// The refusals of review.
public sealed interface ReviewProblem extends Problem {
    /// Nothing waits for this reviewer.
    record NothingToReview(ProjectId project) implements ReviewProblem {
        @Override
        public String code() {
            return "review-queue-empty";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "Nothing to review";
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
        public String code() {
            return "own-work";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Own work";
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
        public String code() {
            return "skip-not-reviewable";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "A skip cannot be reviewed";
        }

        @Override
        public String detail() {
            return "Annotation %d is a skip, which holds no answer to judge; review another answer to the task."
                    .formatted(annotation.value());
        }
    }
}
