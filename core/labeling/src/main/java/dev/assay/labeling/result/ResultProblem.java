package dev.assay.labeling.result;

/// Something wrong with a result.
///
/// @param code stable, in kebab case; part of the API
/// @param pointer JSON pointer (RFC 6901) into the result list, e.g. `/0/value/width`; empty text for the whole list
/// @param message what is wrong, with the value and the limit; starts with "Region 0: " or "Relation 0: "
public record ResultProblem(Gravity gravity, String code, String pointer, String message) {

    /// What may be done with the result.
    public enum Gravity {
        /// It is no result at all and is always refused.
        MALFORMED,
        /// It does not fit the config or the task; kept with the problem noted, refused where a project is strict.
        MISFIT
    }

    static ResultProblem malformed(String code, String pointer, String message) {
        return new ResultProblem(Gravity.MALFORMED, code, pointer, message);
    }

    static ResultProblem misfit(String code, String pointer, String message) {
        return new ResultProblem(Gravity.MISFIT, code, pointer, message);
    }

    public boolean isMalformed() {
        return gravity == Gravity.MALFORMED;
    }
}
