package dev.assay.formats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One task as a file holds it, not yet checked against a labeling config.
///
/// @param place where in the file it stands
/// @param data the task's data, never empty of keys by accident: an empty object is kept as one
/// @param settings what the file says about the task itself
public record IncomingTask(
        Place place,
        Map<String, @Nullable Object> data,
        Settings settings,
        List<IncomingAnnotation> annotations,
        List<IncomingPrediction> predictions) {

    /// What a file says about a task besides its data.
    ///
    /// @param meta free JSON beside the data, empty if none was given
    /// @param overlap annotations wanted, or null for the project's
    /// @param allowSkip whether the task may be skipped, or null for the project's rule
    public record Settings(
            Map<String, @Nullable Object> meta,
            @Nullable Integer overlap,
            @Nullable Boolean allowSkip) {
        public static final Settings NONE = new Settings(Map.of(), null, null);
    }

    // Written out, since javac drops type annotations from a compact constructor's parameters.
    public IncomingTask(
            Place place,
            Map<String, @Nullable Object> data,
            Settings settings,
            List<IncomingAnnotation> annotations,
            List<IncomingPrediction> predictions) {
        this.place = place;
        this.data = data;
        this.settings = settings;
        this.annotations = List.copyOf(annotations);
        this.predictions = List.copyOf(predictions);
    }

    /// A task that is its data and nothing else.
    public static IncomingTask ofData(Place place, Map<String, @Nullable Object> data) {
        return new IncomingTask(place, data, Settings.NONE, List.of(), List.of());
    }
}
