package dev.assay.labeling.result;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The optional marks of a result item.
///
/// @param origin `manual`, `prediction` or `prediction-changed`; empty when the entry does not say
/// @param score a model's certainty about this item
/// @param parentId the region this one lies under in the region tree
/// @param readonly the annotator may not change it
/// @param hidden it is not drawn
/// @param meta free notes, `{"text": [...]}` from the editor
public record Traits(
        Optional<String> origin,
        OptionalDouble score,
        Optional<String> parentId,
        boolean readonly,
        boolean hidden,
        Map<String, @Nullable Object> meta) {
    public static final Traits NONE =
            new Traits(Optional.empty(), OptionalDouble.empty(), Optional.empty(), false, false, Map.of());
    public static final Traits MANUAL =
            new Traits(Optional.of("manual"), OptionalDouble.empty(), Optional.empty(), false, false, Map.of());

    public Traits {
        meta = ResultItem.kept(meta);
    }
}
