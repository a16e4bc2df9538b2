package dev.assay.server.demo;

import dev.assay.server.annotation.Annotation;
import dev.assay.server.annotation.Submission;
import dev.assay.server.demo.Demo.Cast;
import dev.assay.server.demo.Demo.Doors;
import dev.assay.server.identity.Caller;
import dev.assay.server.platform.json.Json;
import dev.assay.server.prediction.NewPrediction;
import dev.assay.server.project.ProjectId;
import dev.assay.server.review.Review;
import dev.assay.server.review.Reviews;
import dev.assay.server.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What both demo projects do: answer, skip and judge tasks as the people of the demo.
final class DemoProject {
    private final Doors doors;
    private final Cast cast;
    private final ProjectId id;
    private final Random random;

    DemoProject(Doors doors, Cast cast, ObjectNode settings, Random random) {
        this.doors = doors;
        this.cast = cast;
        this.random = random;
        this.id = doors.projects().create(cast.owner(), settings).id();
    }

    ProjectId id() {
        return id;
    }

    /// A result item of the wire without its value.
    static ObjectNode item(String id, String control, String object, String type) {
        return Json.object()
                .put("id", id)
                .put("from_name", control)
                .put("to_name", object)
                .put("type", type);
    }

    String regionId() {
        return "d%09x".formatted(random.nextInt() & 0xffffffffL);
    }

    /// Stores a model's answer to each task.
    void predict(List<TaskId> tasks, List<ArrayNode> results) {
        List<NewPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            double score = Math.round(600 + random.nextDouble() * 390) / 1000.0;
            predictions.add(new NewPrediction(
                    tasks.get(i).value(), Json.write(results.get(i)), OptionalDouble.of(score), "sketch-1", "[]"));
        }
        doors.predictions().create(cast.owner().person(), id, predictions);
        doors.projects().useModelVersion(cast.owner(), id, "sketch-1");
    }

    Annotation answer(Caller by, TaskId task, ArrayNode result) {
        Submission submission = new Submission(
                Optional.of(result),
                new Submission.Skip(Optional.empty(), Optional.empty()),
                Optional.of(8 + random.nextInt(600) / 10.0),
                Optional.empty(),
                Submission.Links.NONE);
        return doors.annotations().submit(by, task, submission);
    }

    void skip(TaskId task, String reason) {
        Submission submission = new Submission(
                Optional.of(Json.array()),
                new Submission.Skip(Optional.of(true), Optional.of(reason)),
                Optional.of(3.0),
                Optional.empty(),
                Submission.Links.NONE);
        doors.annotations().submit(cast.annotator(), task, submission);
    }

    void accept(Annotation answer) {
        judge(answer, new Review.Said(Review.Verdict.ACCEPTED, Optional.empty(), Optional.empty(), Json.array()));
    }

    /// @param pins places that the comment points at
    void reject(Annotation answer, String reason, String comment, ArrayNode pins) {
        judge(answer, new Review.Said(Review.Verdict.REJECTED, Optional.of(reason), Optional.of(comment), pins));
    }

    private void judge(Annotation answer, Review.Said said) {
        doors.reviews()
                .judge(cast.reviewer(), answer.id(), new Reviews.Verdict(said, Optional.empty(), Optional.empty()));
    }
}
