package dev.assay.labeling;

/// How grave a diagnostic is: a config with an error is refused, one with warnings is accepted.
public enum Severity {
    ERROR,
    WARNING
}
