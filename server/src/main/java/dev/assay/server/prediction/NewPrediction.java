package dev.assay.server.prediction;

import java.util.OptionalDouble;

/// A prediction on its way in, checked.
///
/// @param result the wire list as JSON text
/// @param problems what does not fit, as JSON text of a list
public record NewPrediction(long taskId, String result, OptionalDouble score, String modelVersion, String problems) {}
