package dev.assay.server.annotation;

import dev.assay.server.platform.http.Problem;
import java.util.List;
import java.util.UUID;

/// The refusals of annotations and drafts.
public sealed interface AnnotationProblem extends Problem {
    /// What was sent as a result is none.
    record MalformedResult(List<Detail> problems) implements AnnotationProblem {
        public MalformedResult {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return "result-malformed";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "Malformed result";
        }

        @Override
        public String detail() {
            return "The result has %d problem(s) and cannot be stored; correct what the list says. A draft is kept."
                    .formatted(problems.size());
        }
    }

    /// A result that does not fit the labeling config or the task, where the project wants that.
    record MisfitResult(List<Detail> problems) implements AnnotationProblem {
        public MisfitResult {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return "result-invalid";
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String title() {
            return "Result does not fit";
        }

        @Override
        public String detail() {
            return "The result does not fit the labeling config in %d place(s), and this project is strict; correct what the list says. A draft is kept."
                    .formatted(problems.size());
        }
    }

    /// A unique id that an annotation has already.
    record DuplicateUniqueId(UUID uniqueId) implements AnnotationProblem {
        @Override
        public String code() {
            return "unique-id-taken";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "Unique id taken";
        }

        @Override
        public String detail() {
            return "An annotation with the unique_id %s is there already, so this one was not stored; send another id for another answer."
                    .formatted(uniqueId);
        }
    }

    /// An idempotency key that came before with another body.
    record KeyReused(String key) implements AnnotationProblem {
        @Override
        public String code() {
            return "idempotency-key-reused";
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String title() {
            return "Idempotency key reused";
        }

        @Override
        public String detail() {
            return "The Idempotency-Key %s was used for another request of yours; make a new key for each new request."
                    .formatted(key);
        }
    }

    /// Something of another person that the caller may see and not change.
    record NotYours(String what, long id) implements AnnotationProblem {
        @Override
        public String code() {
            return "not-yours";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Belongs to somebody else";
        }

        @Override
        public String detail() {
            return "The %s %d belongs to somebody else; only its author and managers change it.".formatted(what, id);
        }
    }

    /// A version that an annotation never had.
    record NoSuchVersion(AnnotationId annotation, int version) implements AnnotationProblem {
        @Override
        public String code() {
            return "no-such-version";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "No such version";
        }

        @Override
        public String detail() {
            return "Annotation %d has no version %d; its list of versions says which there are."
                    .formatted(annotation.value(), version);
        }
    }
}
