package dev.assay.labeling;

/// A task variable that the config reads, and the tag that reads it.
///
/// @param key the top-level key of the task's data, without `$`
public record DataKey(String key, String tag) {}
