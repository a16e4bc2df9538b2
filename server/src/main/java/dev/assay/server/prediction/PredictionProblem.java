package dev.assay.server.prediction;

import dev.assay.server.platform.http.Problem;
import java.util.List;

/// The refusals of predictions.
public sealed interface PredictionProblem extends Problem {
    /// A result that is none, or that does not fit the labeling config of a strict project.
    record BadResult(List<Detail> problems) implements PredictionProblem {
        public BadResult {
            problems = List.copyOf(problems);
        }

        @Override
        public Kind kind() {
            return new Kind("prediction-invalid", 400, "Prediction is invalid");
        }

        @Override
        public String detail() {
            return "%s; mend the result and send it again."
                    .formatted(problems.getFirst().message());
        }
    }
}
