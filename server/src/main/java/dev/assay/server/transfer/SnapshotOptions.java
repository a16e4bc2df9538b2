package dev.assay.server.transfer;

import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.http.RequestProblem;
import dev.assay.server.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which tasks and answers an export holds, and what it writes whole instead of by id, in Label Studio's words.
record SnapshotOptions(TaskFilter tasks, AnswerFilter answers, Whole whole) {
    /// All tasks and answers, everything else by id.
    static final SnapshotOptions NONE = new SnapshotOptions(
            new TaskFilter(Optional.empty(), Optional.empty(), Optional.empty()),
            new AnswerFilter(true, true, true),
            new Whole(false, false, false));

    private static final String TASKS = "task_filter_options";
    private static final String ANSWERS = "annotation_filter_options";
    private static final String WHOLE = "serialization_options";
    private static final List<String> PEOPLE = List.of("annotations__completed_by", "annotations_completed_by");

    /// True = only such tasks, false = none of them, empty = both.
    ///
    /// @param skipped somebody skipped it
    /// @param finished nothing is left to be answered
    /// @param annotated it has an answer or a skip
    record TaskFilter(Optional<Boolean> skipped, Optional<Boolean> finished, Optional<Boolean> annotated) {}

    /// Which answers stay.
    ///
    /// @param usual neither a ground truth nor a skip
    record AnswerFilter(boolean usual, boolean groundTruth, boolean skipped) {
        boolean takes(boolean isGroundTruth, boolean isSkip) {
            return (usual && !isGroundTruth && !isSkip) || (groundTruth && isGroundTruth) || (skipped && isSkip);
        }
    }

    /// What is written whole.
    record Whole(boolean drafts, boolean predictions, boolean people) {}

    static SnapshotOptions read(ObjectNode node) {
        JsonNode tasks = node.path(TASKS);
        if (!tasks.path("view").isMissingNode() && !tasks.path("view").isNull()) {
            throw new Refused(RequestProblem.Invalid.field(
                    TASKS + "/view", "Exports do not know saved views; give the ids of the tasks instead."));
        }
        JsonNode answers = node.path(ANSWERS);
        boolean usual = answers.path("usual").asBoolean(true);
        boolean truth = answers.path("ground_truth").asBoolean(false);
        boolean skipped = answers.path("skipped").asBoolean(false);
        boolean some = answers.isObject() && (usual || truth || skipped);
        JsonNode whole = node.path(WHOLE);
        return new SnapshotOptions(
                new TaskFilter(mode(tasks, "skipped"), mode(tasks, "finished"), mode(tasks, "annotated")),
                some ? new AnswerFilter(usual, truth, skipped) : NONE.answers(),
                new Whole(
                        isWhole(whole.path("drafts")),
                        isWhole(whole.path("predictions")),
                        PEOPLE.stream().anyMatch(key -> isWhole(whole.path(key)))));
    }

    private static boolean isWhole(JsonNode option) {
        return option.isObject() && !option.path("only_id").asBoolean(false);
    }

    private static Optional<Boolean> mode(JsonNode tasks, String key) {
        String mode = tasks.path(key).asString("");
        return switch (mode) {
            case "" -> Optional.empty();
            case "only" -> Optional.of(true);
            case "exclude" -> Optional.of(false);
            default ->
                throw new Refused(
                        RequestProblem.Invalid.field(TASKS + "/" + key, "only or exclude is wanted; got " + mode));
        };
    }

    /// As [#read] takes it.
    ObjectNode write() {
        ObjectNode node = Json.object();
        ObjectNode taskFilter = node.putObject(TASKS);
        tasks.skipped().ifPresent(only -> taskFilter.put("skipped", mode(only)));
        tasks.finished().ifPresent(only -> taskFilter.put("finished", mode(only)));
        tasks.annotated().ifPresent(only -> taskFilter.put("annotated", mode(only)));
        node.putObject(ANSWERS)
                .put("usual", answers.usual())
                .put("ground_truth", answers.groundTruth())
                .put("skipped", answers.skipped());
        ObjectNode serialization = node.putObject(WHOLE);
        serialization.putObject("drafts").put("only_id", !whole.drafts());
        serialization.putObject("predictions").put("only_id", !whole.predictions());
        serialization.putObject(PEOPLE.getFirst()).put("only_id", !whole.people());
        return node;
    }

    private static String mode(boolean only) {
        return only ? "only" : "exclude";
    }
}
