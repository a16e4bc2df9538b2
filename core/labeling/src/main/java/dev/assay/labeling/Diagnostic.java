package dev.assay.labeling;

/// Something wrong or doubtful in a labeling config, with its place and the way out.
///
/// @param code stable, in kebab case; part of the API
/// @param line 1-based line of the start tag, or of the place where reading stopped
/// @param column 1-based column there, in UTF-16 code units
/// @param message what is wrong, with the value
/// @param fix what to write instead
public record Diagnostic(Severity severity, String code, int line, int column, String message, String fix) {
    static Diagnostic error(String code, Element at, String message, String fix) {
        return new Diagnostic(Severity.ERROR, code, at.line(), at.column(), message, fix);
    }

    static Diagnostic warning(String code, Element at, String message, String fix) {
        return new Diagnostic(Severity.WARNING, code, at.line(), at.column(), message, fix);
    }
}
