package dev.assay.server.platform.http;

import java.util.List;
import java.util.Map;

/// A refusal as a value. Each feature has a sealed family of them; the code is part of the API and has a page in
/// the reference.
public interface Problem {
    /// What is the same for each occurrence.
    Kind kind();

    /// What is the same for each occurrence of a problem.
    ///
    /// @param code stable kebab-case name, for example `task-locked`
    /// @param status HTTP status, 400 to 599
    /// @param title the kind of problem in a few words
    record Kind(String code, int status, String title) {}

    default String code() {
        return kind().code();
    }

    default int status() {
        return kind().status();
    }

    default String title() {
        return kind().title();
    }

    /// What happened, with the value; the limit; what to do next.
    String detail();

    /// All places that are wrong, when the input was.
    default List<Detail> problems() {
        return List.of();
    }

    /// How many places are wrong; more than [#problems] when those are the first of many.
    default long problemCount() {
        return problems().size();
    }

    /// Answer headers that belong to the problem, for example `Retry-After`.
    default Map<String, String> headers() {
        return Map.of();
    }

    /// One wrong place: a JSON pointer into the body (empty = the whole), and what is wrong with it.
    record Detail(String pointer, String message) {}
}
