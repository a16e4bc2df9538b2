package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.AnnotationChanges;
import dev.assay.server.annotation.AnnotationId;
import dev.assay.server.annotation.Submission;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.TaskState;
import dev.assay.server.task.Tasks;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// Changes of state that random work seldom meets, each walked by what people do.
final class LifecycleTest {
    private static final TestServer SERVER = TestServer.create();
    private static final Caller ANN = SERVER.person(Role.ANNOTATOR);
    private static final Caller BOB = SERVER.person(Role.ANNOTATOR);

    /// A change, `from trigger to`, and what leads to it, the change itself last.
    static final Map<String, Consumer<Scene>> SCENES = Map.of(
            "draft answer completed",
            scene -> scene.answer(ANN),
            "draft skip skipped",
            scene -> scene.rules("skip_queue", "IGNORE_SKIPPED").skip(ANN),
            "draft settings skipped",
            scene -> scene.skip(ANN).rules("skip_queue", "IGNORE_SKIPPED"),
            "draft settings in_progress",
            scene -> scene.overlap(2).skip(ANN).rules("skip_queue", "IGNORE_SKIPPED"),
            "completed skip draft",
            scene -> scene.answer(ANN).turnIntoSkip(),
            "rejected skip draft",
            scene -> scene.answer(ANN).reject().turnIntoSkip(),
            "rejected delete_answer draft",
            scene -> scene.answer(ANN).reject().delete(),
            "rejected delete_answer skipped",
            scene -> scene.rules("skip_queue", "IGNORE_SKIPPED")
                    .answer(ANN)
                    .skip(BOB)
                    .reject()
                    .delete(),
            "rejected answer in_progress",
            scene -> scene.answer(ANN).reject().overlap(2).answerAgain());

    static Stream<String> changes() {
        return SCENES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theChangeIsTheLastOfTheHistory(String change) {
        Scene scene = new Scene();
        Objects.requireNonNull(SCENES.get(change)).accept(scene);
        var last = SERVER.labeling.tasks().history(scene.task).getFirst().change();
        String happened = "%s %s %s"
                .formatted(
                        last.from().map(TaskState::wireName).orElse(""),
                        last.trigger().wireName(),
                        last.to().wireName());
        assertEquals(change, happened);
        assertTrue(Recount.wrongTasks(SERVER.database).isEmpty());
    }

    /// One task of a project of its own, and what is done to it.
    static final class Scene {
        private final Project project = SERVER.project();
        private final TaskId task = SERVER.task(project).id();
        private final AnnotationChanges changes = new AnnotationChanges(SERVER.labeling.annotations());
        private AnnotationId first = new AnnotationId(1);

        Scene rules(String name, String value) {
            ObjectNode settings = Json.object().put(name, value);
            SERVER.labeling.projects().change(SERVER.owner(), project.id(), settings, false);
            SERVER.labeling.tasks().recount(task);
            return this;
        }

        Scene overlap(int overlap) {
            SERVER.labeling
                    .tasks()
                    .change(
                            SERVER.owner().person(),
                            task,
                            new Tasks.Change(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(overlap),
                                    Optional.empty(),
                                    Optional.empty()));
            return this;
        }

        Scene answer(Caller person) {
            first = SERVER.labeling
                    .annotations()
                    .submit(person, task, Submission.ofResult(Json.array()))
                    .id();
            return this;
        }

        Scene skip(Caller person) {
            SERVER.labeling.annotations().submit(person, task, skipped());
            return this;
        }

        private static Submission skipped() {
            return new Submission(
                    Optional.empty(),
                    new Submission.Skip(Optional.of(true), Optional.of("blurred")),
                    Optional.empty(),
                    Optional.empty(),
                    Submission.Links.NONE);
        }

        Scene turnIntoSkip() {
            changes.change(ANN, first, skipped(), Optional.empty());
            return this;
        }

        Scene answerAgain() {
            changes.change(ANN, first, Submission.ofResult(Json.array()), Optional.empty());
            return this;
        }

        Scene reject() {
            SERVER.labeling
                    .reviews()
                    .judge(
                            SERVER.owner(),
                            first,
                            new Reviews.Verdict(
                                    new Review.Said(
                                            Review.Verdict.REJECTED,
                                            Optional.of("wrong-label"),
                                            Optional.empty(),
                                            Json.array()),
                                    Optional.empty(),
                                    Optional.empty()));
            return this;
        }

        Scene delete() {
            changes.delete(ANN, first);
            return this;
        }
    }
}
