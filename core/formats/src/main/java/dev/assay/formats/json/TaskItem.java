package dev.assay.formats.json;

import dev.assay.formats.ImportProblem;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingAnnotation;
import dev.assay.formats.IncomingAnnotation.Author;
import dev.assay.formats.IncomingAnnotation.Marks;
import dev.assay.formats.IncomingPrediction;
import dev.assay.formats.IncomingTask;
import dev.assay.formats.Place;
import dev.assay.formats.wire.WireValues;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads one JSON value as a task: either flat data, or an object with `data` and what belongs to it
/// (`annotations` or the old `completions`, `predictions`, `meta`, `overlap`, `allow_skip`).
///
/// **Source** of the field names: Label Studio, import format of tasks.
public final class TaskItem {
    private final Place place;
    private final ImportProblems problems;
    private boolean refused;

    private TaskItem(Place place, ImportProblems problems) {
        this.place = place;
        this.problems = problems;
    }

    /// The task, or empty when something about it was refused (and noted in `problems`).
    public static Optional<IncomingTask> read(@Nullable Object value, Place place, ImportProblems problems) {
        TaskItem item = new TaskItem(place, problems);
        IncomingTask task = item.task(value);
        return item.refused || task == null ? Optional.empty() : Optional.of(task);
    }

    private @Nullable IncomingTask task(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            refuse(
                    Code.NOT_A_TASK,
                    "",
                    "%s stands where a task is wanted; a task is an object of data".formatted(WireValues.kind(value)));
            return null;
        }
        Map<String, @Nullable Object> item = WireValues.object(map);
        if (item.get("data") instanceof Map<?, ?> data) {
            return new IncomingTask(
                    place, WireValues.object(data), settings(item), annotations(item), predictions(item));
        }
        if (item.containsKey("data") && (item.containsKey("annotations") || item.containsKey("predictions"))) {
            refuse(
                    Code.WRONG_FIELD,
                    "/data",
                    "\"data\" is %s; an object of the task's data is wanted"
                            .formatted(WireValues.kind(item.get("data"))));
            return null;
        }
        if (item.isEmpty()) {
            refuse(Code.NOT_A_TASK, "", "the task is an empty object; give it the data that the labeling config shows");
            return null;
        }
        return IncomingTask.ofData(place, item);
    }

    private IncomingTask.Settings settings(Map<String, @Nullable Object> item) {
        Map<String, @Nullable Object> meta = Map.of();
        if (item.get("meta") instanceof Map<?, ?> map) {
            meta = WireValues.object(map);
        } else if (item.get("meta") != null) {
            refuse(
                    Code.WRONG_FIELD,
                    "/meta",
                    "\"meta\" is %s; an object is wanted".formatted(WireValues.kind(item.get("meta"))));
        }
        Integer overlap = null;
        if (item.get("overlap") instanceof Long wanted && wanted >= 1 && wanted <= 1_000) {
            overlap = Math.toIntExact(wanted);
        } else if (item.get("overlap") != null) {
            refuse(
                    Code.WRONG_FIELD,
                    "/overlap",
                    "\"overlap\" is %s; a whole number from 1 to 1000 is wanted".formatted(item.get("overlap")));
        }
        Boolean allowSkip = truth(item, "allow_skip", "/allow_skip");
        return new IncomingTask.Settings(meta, overlap, allowSkip);
    }

    private List<IncomingAnnotation> annotations(Map<String, @Nullable Object> item) {
        String key = item.get("annotations") == null && item.containsKey("completions") ? "completions" : "annotations";
        List<IncomingAnnotation> annotations = new ArrayList<>();
        List<?> list = listAt(item, key);
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/" + key + "/" + i;
            if (list.get(i) instanceof Map<?, ?> map) {
                annotations.add(annotation(WireValues.object(map), pointer));
            } else {
                refuse(
                        Code.WRONG_FIELD,
                        pointer,
                        "an annotation is %s; an object with \"result\" is wanted"
                                .formatted(WireValues.kind(list.get(i))));
            }
        }
        return annotations;
    }

    private IncomingAnnotation annotation(Map<String, @Nullable Object> item, String pointer) {
        List<@Nullable Object> result = List.of();
        if (item.get("result") instanceof List<?> list) {
            result = WireValues.list(list);
        } else if (item.get("result") != null) {
            refuse(
                    Code.WRONG_FIELD,
                    pointer + "/result",
                    "\"result\" is %s; a list is wanted".formatted(WireValues.kind(item.get("result"))));
        }
        Boolean cancelled = truth(item, item.containsKey("was_cancelled") ? "was_cancelled" : "skipped", pointer);
        Boolean groundTruth = truth(item, "ground_truth", pointer);
        // Imported answers are ground truth unless they say otherwise, as in Label Studio.
        var marks = new Marks(Boolean.TRUE.equals(cancelled), groundTruth == null || groundTruth);
        return new IncomingAnnotation(
                result,
                author(item, pointer),
                marks,
                leadTime(item, pointer),
                uniqueId(item, pointer),
                createdAt(item, pointer));
    }

    private Author author(Map<String, @Nullable Object> item, String pointer) {
        return switch (item.get("completed_by")) {
            case null -> new Author.Unnamed();
            case Long number -> new Author.Numbered(number);
            case String email -> new Author.Addressed(email);
            case Map<?, ?> person when person.get("email") instanceof String email -> new Author.Addressed(email);
            case Map<?, ?> person when person.get("id") instanceof Long number -> new Author.Numbered(number);
            case Object other -> {
                refuse(
                        Code.WRONG_FIELD,
                        pointer + "/completed_by",
                        "\"completed_by\" is %s; a person's id or {\"email\": …} is wanted"
                                .formatted(WireValues.kind(other)));
                yield new Author.Unnamed();
            }
        };
    }

    private @Nullable Double leadTime(Map<String, @Nullable Object> item, String pointer) {
        Object value = item.get("lead_time");
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        refuse(
                Code.WRONG_FIELD,
                pointer + "/lead_time",
                "\"lead_time\" is %s; seconds from 0 are wanted".formatted(value));
        return null;
    }

    private @Nullable UUID uniqueId(Map<String, @Nullable Object> item, String pointer) {
        Object value = item.get("unique_id");
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException _) {
            refuse(Code.WRONG_FIELD, pointer + "/unique_id", "\"unique_id\" is %s; a UUID is wanted".formatted(value));
            return null;
        }
    }

    private @Nullable Instant createdAt(Map<String, @Nullable Object> item, String pointer) {
        // Old exports hold whole seconds since 1970 here; any other number is as good as silence.
        return switch (item.get("created_at")) {
            case String text -> {
                try {
                    yield OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeParseException _) {
                    problems.add(new ImportProblem(
                            Code.LEFT_OUT,
                            place,
                            pointer + "/created_at",
                            "\"created_at\" is %s, no ISO 8601 time; the time of the import is kept instead"
                                    .formatted(text)));
                    yield null;
                }
            }
            case Long seconds when seconds > 0 && seconds < 32_503_680_000L -> Instant.ofEpochSecond(seconds);
            case null -> null;
            case Object _ -> null;
        };
    }

    private List<IncomingPrediction> predictions(Map<String, @Nullable Object> item) {
        List<IncomingPrediction> predictions = new ArrayList<>();
        List<?> list = listAt(item, "predictions");
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/predictions/" + i;
            switch (list.get(i)) {
                case Map<?, ?> map -> predictions.add(prediction(WireValues.object(map), pointer));
                case Long id ->
                    problems.add(new ImportProblem(
                            Code.LEFT_OUT,
                            place,
                            pointer,
                            "prediction %d is an id without content and was left out; export with whole predictions to keep them"
                                    .formatted(id)));
                case null ->
                    refuse(Code.WRONG_FIELD, pointer, "a prediction is null; an object with \"result\" is wanted");
                case Object other ->
                    refuse(
                            Code.WRONG_FIELD,
                            pointer,
                            "a prediction is %s; an object with \"result\" is wanted"
                                    .formatted(WireValues.kind(other)));
            }
        }
        return predictions;
    }

    private IncomingPrediction prediction(Map<String, @Nullable Object> item, String pointer) {
        Object score = item.get("score");
        if (score != null && !(score instanceof Number)) {
            refuse(
                    Code.WRONG_FIELD,
                    pointer + "/score",
                    "\"score\" is %s; a number is wanted".formatted(WireValues.kind(score)));
        }
        if (!item.containsKey("result")) {
            refuse(
                    Code.WRONG_FIELD,
                    pointer,
                    "the prediction has no \"result\"; give the list of what the model found");
        }
        Object version = item.get("model_version");
        return new IncomingPrediction(
                item.get("result"),
                score instanceof Number number ? number.doubleValue() : null,
                version == null ? "" : String.valueOf(version));
    }

    private List<?> listAt(Map<String, @Nullable Object> item, String key) {
        Object value = item.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        refuse(Code.WRONG_FIELD, "/" + key, "\"%s\" is %s; a list is wanted".formatted(key, WireValues.kind(value)));
        return List.of();
    }

    private @Nullable Boolean truth(Map<String, @Nullable Object> item, String key, String pointer) {
        Object value = item.get(key);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        refuse(
                Code.WRONG_FIELD,
                pointer,
                "\"%s\" is %s; true or false is wanted".formatted(key, WireValues.kind(value)));
        return null;
    }

    private void refuse(Code code, String pointer, String message) {
        refused = true;
        problems.add(new ImportProblem(code, place, pointer, message));
    }
}
