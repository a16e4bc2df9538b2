package dev.assay.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.Annotation;
import dev.assay.server.annotation.Submission;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.jobs.JobHandler;
import dev.assay.server.platform.json.Json;
import dev.assay.server.prediction.NewPrediction;
import dev.assay.server.prediction.Prediction;
import dev.assay.server.prediction.Predictions;
import dev.assay.server.prediction.ScoreJob;
import dev.assay.server.project.Project;
import dev.assay.server.task.TaskId;
import dev.assay.server.task.Tasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The settings that order the queue within a priority.
final class QueueOrderTest {
    private final TestServer server = TestServer.create();
    private final Predictions predictions = new Predictions(
            server.database,
            server.labeling.projects(),
            server.labeling.counters(),
            server.labeling.tasks(),
            server.clock);

    private List<TaskId> tasks(Project project, int count) {
        List<TaskId> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(server.task(project).id());
        }
        return tasks;
    }

    /// The tasks in the order in which a new person gets them.
    private List<TaskId> order(Project project) {
        Caller person = server.person(Role.ANNOTATOR);
        List<TaskId> order = new ArrayList<>();
        Assignments.Asking asking = new Assignments.Asking(project.id(), person.person(), Optional.empty(), false);
        while (true) {
            try {
                TaskId task = server.labeling.assignments().next(asking).lease().task();
                order.add(task);
                server.labeling.annotations().submit(person, task, Submission.ofResult(Json.array()));
            } catch (dev.assay.server.platform.http.Refused refused) {
                assertEquals("queue-empty", refused.problem().code());
                return order;
            }
        }
    }

    private void overlap(TaskId task, int overlap) {
        server.labeling
                .tasks()
                .change(
                        server.owner().person(),
                        task,
                        new Tasks.Change(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(overlap),
                                Optional.empty(),
                                Optional.empty()));
    }

    private void predict(Project project, TaskId task, String version, double score) {
        predictions.create(
                server.owner().person(),
                project.id(),
                List.of(new NewPrediction(task.value(), "[]", OptionalDouble.of(score), version, "[]")));
    }

    private void change(Project project, ObjectNode settings) throws IOException {
        server.labeling.projects().change(server.owner(), project.id(), settings, false);
        Map<String, JobHandler> handlers = new HashMap<>(server.labeling.handlers());
        handlers.put(ScoreJob.KIND, new ScoreJob(server.labeling.projects(), predictions));
        server.runJobs(handlers);
    }

    @Test
    void tasksThatWantSeveralAnswersComeFirstWhereTheProjectSaysSo() {
        Project project = server.project(Json.object().put("show_overlap_first", true));
        List<TaskId> tasks = tasks(project, 4);
        overlap(tasks.get(2), 2);
        assertEquals(List.of(tasks.get(2), tasks.get(0), tasks.get(1), tasks.get(3)), order(project));
    }

    @Test
    void theSettingOrdersTasksThatAreThereAlreadyAndPriorityGoesBeforeIt() throws IOException {
        Project project = server.project();
        List<TaskId> tasks = tasks(project, 4);
        overlap(tasks.get(3), 2);
        overlap(tasks.get(1), 2);
        server.labeling.tasks().setPriority(server.owner().person(), project.id(), List.of(tasks.get(2)), 1);
        change(project, Json.object().put("show_overlap_first", true));
        assertEquals(List.of(tasks.get(2), tasks.get(1), tasks.get(3), tasks.get(0)), order(project));
    }

    @Test
    void tasksWithGroundTruthComeFirst() {
        Project project = server.project(
                Json.object().put("show_ground_truth_first", true).put("maximum_annotations", 3));
        List<TaskId> tasks = tasks(project, 3);
        Annotation truth =
                server.labeling.annotations().submit(server.owner(), tasks.get(1), Submission.ofResult(Json.array()));
        mark(truth, true);
        assertEquals(List.of(tasks.get(1), tasks.get(0), tasks.get(2)), order(project));
        mark(truth, false);
        assertEquals(tasks, order(project));
    }

    private void mark(Annotation annotation, boolean truth) {
        server.labeling
                .annotationChanges()
                .change(
                        server.owner(),
                        annotation.id(),
                        new Submission(
                                Optional.empty(),
                                new Submission.Skip(Optional.empty(), Optional.empty()),
                                Optional.empty(),
                                Optional.of(truth),
                                Submission.Links.NONE),
                        Optional.empty());
    }

    @Test
    void theLeastCertainPredictionComesFirstAndTasksWithoutOneLast() {
        Project project = server.project(
                Json.object().put("sampling", "Uncertainty sampling").put("maximum_annotations", 9));
        List<TaskId> tasks = tasks(project, 4);
        predict(project, tasks.get(1), "m", 0.9);
        predict(project, tasks.get(3), "m", 0.2);
        predict(project, tasks.get(0), "m", 0.5);
        assertEquals(List.of(tasks.get(3), tasks.get(0), tasks.get(1), tasks.get(2)), order(project));
        predict(project, tasks.get(1), "m", 0.1);
        assertEquals(tasks.get(1), order(project).getFirst());
        Prediction lowest = predictions
                .ofTasks(List.of(tasks.get(1)))
                .values()
                .iterator()
                .next()
                .getLast();
        predictions.delete(lowest.id());
        assertEquals(tasks.get(3), order(project).getFirst());
    }

    @Test
    void aProjectThatBeginsToSampleByUncertaintyOrdersWhatIsThereByTheModelItNames() throws IOException {
        Project project = server.project(Json.object().put("maximum_annotations", 9));
        List<TaskId> tasks = tasks(project, 3);
        predict(project, tasks.get(2), "a", 0.3);
        predict(project, tasks.get(1), "a", 0.4);
        predict(project, tasks.get(1), "b", 0.1);
        change(project, Json.object().put("sampling", "Uncertainty sampling").put("model_version", "a"));
        assertEquals(List.of(tasks.get(2), tasks.get(1), tasks.get(0)), order(project));
        change(project, Json.object().put("model_version", "b"));
        assertEquals(List.of(tasks.get(1), tasks.get(0), tasks.get(2)), order(project));
        change(project, Json.object().put("sampling", "Sequential sampling"));
        assertEquals(tasks, order(project));
    }
}
