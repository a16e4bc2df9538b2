package dev.assay.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.Submission;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class RecountJobTest {
    private final TestServer server = TestServer.create();
    private final Project project = server.project();

    @Test
    void aRaisedOverlapOpensCompletedTasksAndALoweredOneClosesThem() throws IOException {
        TaskId task = server.task(project).id();
        server.labeling.annotations().submit(server.person(Role.ANNOTATOR), task, Submission.ofResult(Json.array()));
        assertEquals(TaskState.COMPLETED, state(task));
        change(Json.object().put("maximum_annotations", 2));
        assertEquals(TaskState.IN_PROGRESS, state(task));
        change(Json.object().put("maximum_annotations", 1));
        assertEquals(TaskState.COMPLETED, state(task));
        change(Json.object().put("review_required", false));
        assertEquals(TaskState.ACCEPTED, state(task));
        List<TaskEvent> history = server.labeling.tasks().history(task);
        assertEquals(4, history.size());
        assertEquals(Optional.empty(), history.getFirst().by(), "the system did it");
    }

    @Test
    void aCohortWantsTheOverlapAndTheOthersOneAnswer() throws IOException {
        for (int i = 0; i < 100; i++) {
            server.task(project);
        }
        change(Json.object().put("maximum_annotations", 3).put("overlap_cohort_percentage", 25));
        List<Integer> overlaps = server.database.with(handle -> handle.createQuery("SELECT overlap FROM task")
                .mapTo(Integer.class)
                .list());
        assertEquals(25, overlaps.stream().filter(overlap -> overlap == 3).count());
        assertEquals(75, overlaps.stream().filter(overlap -> overlap == 1).count());
    }

    @Test
    void anOverlapOfASingleTaskStaysWhenOtherRulesChange() throws IOException {
        TaskId task = server.task(project).id();
        server.labeling
                .tasks()
                .change(
                        server.owner().person(),
                        task,
                        new Tasks.Change(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(5),
                                Optional.empty(),
                                Optional.empty()));
        change(Json.object().put("review_required", false));
        assertEquals(5, server.labeling.tasks().require(task).wanted().overlap());
    }

    private TaskState state(TaskId task) {
        return server.labeling.tasks().require(task).state();
    }

    /// Changes settings and does the job that this queues.
    private void change(ObjectNode settings) throws IOException {
        server.labeling.projects().change(server.owner(), project.id(), settings, false);
        server.runJobs(server.labeling.handlers());
    }
}
