package dev.assay.labeling.result;

import dev.assay.geometry.ImageSize;
import dev.assay.geometry.PercentRectangle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of a result. Each kind that the language knows is a record of its own; every other type is an
/// [OtherItem] that keeps all it came with. Items are values: a change is a new item, and [ResultItems#toWire] writes
/// the rest of it as it came.
public sealed interface ResultItem {

    /// The entry as it came, with all its keys in order; empty for an item made here.
    Map<String, @Nullable Object> wire();

    /// An entry that belongs to a region or answers for the task: everything but a relation.
    sealed interface Marked extends ResultItem {
        Common common();

        @Override
        default Map<String, @Nullable Object> wire() {
            return common().wire();
        }

        default Optional<String> id() {
            return common().id();
        }

        default String type() {
            return common().type();
        }
    }

    /// A rectangle on an image: types `rectangle`, without labels, and `rectanglelabels`.
    ///
    /// @param image size of the image it was drawn on, from `original_width` and `original_height`
    record RectangleItem(Common common, PercentRectangle rectangle, Optional<ImageSize> image, List<String> labels)
            implements Marked {
        public RectangleItem {
            labels = List.copyOf(labels);
        }
    }

    /// The labels of a rectangle that stands in another item of the same id: type `labels` with the rectangle
    /// repeated, from a Labels tag beside a Rectangle tag.
    record RectangleLabelingItem(
            Common common, PercentRectangle rectangle, Optional<ImageSize> image, List<String> labels)
            implements Marked {
        public RectangleLabelingItem {
            labels = List.copyOf(labels);
        }
    }

    /// A labeled piece of text: type `labels` on a Text. Offsets count UTF-16 code units as browsers do, so a
    /// character outside the basic plane counts 2 and a line end `\r\n` counts 2.
    ///
    /// @param start first code unit of the piece
    /// @param end the code unit after its last one
    /// @param text the piece itself; empty where the config says saveTextResult="no"
    record SpanItem(Common common, int start, int end, Optional<String> text, List<String> labels) implements Marked {
        public SpanItem {
            labels = List.copyOf(labels);
        }
    }

    /// What was chosen: type `choices`. Each choice is its path from the outermost choice; most have one step.
    record ChoicesItem(Common common, List<List<String>> choices) implements Marked {
        public ChoicesItem {
            choices = choices.stream().map(List::copyOf).toList();
        }
    }

    /// What was written: type `textarea`.
    record TextAreaItem(Common common, List<String> texts) implements Marked {
        public TextAreaItem {
            texts = List.copyOf(texts);
        }
    }

    /// How many stars were given: type `rating`.
    record RatingItem(Common common, double rating) implements Marked {}

    /// An entry of a type without a record of its own, or one whose value lacks what its type needs. Its value stands
    /// in [#wire].
    record OtherItem(Common common) implements Marked {

        /// The entry's `value`; empty when there is none.
        public Map<?, ?> value() {
            return wire().get("value") instanceof Map<?, ?> value ? value : Map.of();
        }
    }

    /// A tie between two regions: type `relation`.
    ///
    /// @param direction `right`, `left` or `bi`; empty when the entry does not say
    record RelationItem(
            String fromId,
            String toId,
            Optional<String> direction,
            List<String> labels,
            Map<String, @Nullable Object> wire)
            implements ResultItem {
        public RelationItem {
            labels = List.copyOf(labels);
            wire = kept(wire);
        }
    }

    /// A copy that keeps order and null values and cannot be changed.
    static Map<String, @Nullable Object> kept(Map<String, ? extends @Nullable Object> wire) {
        return Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(wire));
    }

    /// The labels that the items carry, each once, in order.
    static List<String> labelsOf(List<? extends ResultItem> items) {
        List<String> labels = new ArrayList<>();
        for (ResultItem item : items) {
            labels.addAll(
                    switch (item) {
                        case RectangleItem rectangle -> rectangle.labels();
                        case RectangleLabelingItem labeling -> labeling.labels();
                        case SpanItem span -> span.labels();
                        case OtherItem other -> Values.otherLabels(other);
                        case ChoicesItem _, TextAreaItem _, RatingItem _, RelationItem _ -> List.of();
                    });
        }
        return labels.stream().distinct().toList();
    }
}
