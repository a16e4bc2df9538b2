package dev.assay.labeling;

import java.util.List;

/// A labeling config read as far as it could be, and everything there is to say about it, in the order of the text.
public record Parsed(LabelingConfig config, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    /// Whether a project may use the config: no diagnostic is an error.
    public boolean isAccepted() {
        return errors().isEmpty();
    }

    /// The diagnostics for which the config is refused.
    public List<Diagnostic> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }
}
