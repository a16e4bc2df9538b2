package dev.assay.formats;

import org.jspecify.annotations.Nullable;

/// A model's answer as a file holds it.
///
/// @param result a wire list, or one of the short forms that [MinifiedResult] widens
/// @param score the model's confidence, or null
/// @param modelVersion empty if the file does not say
public record IncomingPrediction(
        @Nullable Object result, @Nullable Double score, String modelVersion) {}
