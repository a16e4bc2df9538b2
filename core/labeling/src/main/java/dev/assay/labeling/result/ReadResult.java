package dev.assay.labeling.result;

import java.util.List;

/// A result read as far as it could be.
///
/// @param items in the order of the wire list, without entries that are no objects
/// @param positions where each item stands in the wire list; the plain numbers from 0 on unless an entry was left out
/// @param problems all of them MALFORMED
public record ReadResult(List<ResultItem> items, List<Integer> positions, List<ResultProblem> problems) {
    public ReadResult {
        items = List.copyOf(items);
        positions = List.copyOf(positions);
        problems = List.copyOf(problems);
    }
}
