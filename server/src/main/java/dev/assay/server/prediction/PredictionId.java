package dev.assay.server.prediction;

/// Number of a prediction, unique on the server.
public record PredictionId(long value) {}
