package dev.assay.server.prediction;

import java.time.Instant;

/// A version of a model as a project's predictions name it.
///
/// @param name empty for predictions that name none
/// @param latest when the newest of its predictions came
public record ModelVersion(String name, long predictions, Instant latest) {}
