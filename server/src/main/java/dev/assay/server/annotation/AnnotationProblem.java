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
        public Kind kind() {
            return new Kind("result-malformed", 400, "Malformed result");
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
        public Kind kind() {
            return new Kind("result-invalid", 422, "Result does not fit");
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
        public Kind kind() {
            return new Kind("unique-id-taken", 409, "Unique id taken");
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
        public Kind kind() {
            return new Kind("idempotency-key-reused", 422, "Idempotency key reused");
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
        public Kind kind() {
            return new Kind("not-yours", 403, "Belongs to somebody else");
        }

        @Override
        public String detail() {
            return "The %s %d belongs to somebody else; only its author and managers change it.".formatted(what, id);
        }
    }

    /// A version that an annotation never had.
    record NoSuchVersion(AnnotationId annotation, int version) implements AnnotationProblem {
        @Override
        public Kind kind() {
            return new Kind("no-such-version", 404, "No such version");
        }

        @Override
        public String detail() {
            return "Annotation %d has no version %d; its list of versions says which there are."
                    .formatted(annotation.value(), version);
        }
    }
}
