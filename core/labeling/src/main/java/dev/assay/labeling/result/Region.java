package dev.assay.labeling.result;

import java.util.List;
import java.util.Optional;

/// What the annotator sees as one thing: all items that share its id.
///
/// @param items in the order of the result; at least one of them makes the region
public record Region(String id, List<ResultItem.Marked> items) {
    public Region {
        items = List.copyOf(items);
    }

    /// The labels it carries, each once.
    public List<String> labels() {
        return ResultItem.labelsOf(items);
    }

    /// The name of the object it lies on.
    public String toName() {
        return items.getFirst().common().toName();
    }

    /// The first item that makes it.
    public Optional<ResultItem.Marked> mark() {
        return items.stream().filter(Regions::isMark).findFirst();
    }
}
