package dev.assay.server.transfer;

import dev.assay.formats.IncomingAnnotation;
import dev.assay.formats.Place;
import dev.assay.server.identity.PersonId;
import dev.assay.server.prediction.PredictionCheck;
import dev.assay.server.task.NewTask;
import java.util.List;
import java.util.OptionalDouble;

/// A task of an import that passed all checks.
record ReadyTask(Place place, NewTask task, List<ReadyPrediction> predictions, List<ReadyAnnotation> annotations) {

    record ReadyPrediction(PredictionCheck.Checked checked, OptionalDouble score, String modelVersion) {}

    record ReadyAnnotation(PersonId author, IncomingAnnotation incoming) {}
}
