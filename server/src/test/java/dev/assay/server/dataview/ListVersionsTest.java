package dev.assay.server.dataview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.Annotation;
import dev.assay.server.annotation.Submission;
import dev.assay.server.platform.events.Event;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Totals and pages stay exact whatever commits, and in whatever order.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListVersionsTest {
    private final TestServer server = TestServer.pooled(6);
    private final TaskLists lists = new TaskLists(server.database);

    @AfterAll
    void close() {
        server.close();
    }

    private static TaskQuery query(Project project, String json) {
        return QueryJson.read(project.id().value(), Json.read(json));
    }

    private static TaskQuery where(Project project, String column, String value) {
        return query(project, """
                {"filters":{"items":[{"filter":"filter:tasks:%s","operator":"equal","value":"%s"}]}}""".formatted(column, value));
    }

    private TaskId task(Project project) {
        return server.labeling
                .tasks()
                .create(
                        server.owner().person(),
                        project.id(),
                        NewTask.of(Json.object().put("image", "/a.png")))
                .id();
    }

    @Test
    void aTransactionThatCommitsLaterThanAYoungerOneIsNotMissed() throws ExecutionException, InterruptedException {
        Project project = server.project();
        task(project);
        TaskQuery overlapped = where(project, "overlap", "1");
        TaskQuery all = query(project, "{}");
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var older = threads.submit(() -> server.database.transact(() -> {
                server.labeling.counters().edited(project.id());
                int changed = server.database.with(
                        handle -> handle.createUpdate("UPDATE task SET overlap = 2 WHERE project_id = :id")
                                .bind("id", project.id().value())
                                .execute());
                made.countDown();
                try {
                    mayCommit.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return changed;
            }));
            made.await();
            task(project);
            assertEquals(2, lists.total(overlapped), "the younger transaction is there, the older one is not");
            assertEquals(2, lists.total(all));
            mayCommit.countDown();
            assertEquals(1, older.get());
        }
        assertEquals(1, lists.total(overlapped), "the older one is seen as soon as it commits");
        assertEquals(2, lists.total(all));
    }

    @Test
    void anAnswerThatOnlyChangesItsLabelChangesTheListsByLabel() {
        Project project = server.project();
        TaskId task = task(project);
        SearchIndex index = new SearchIndex(server.database, server.labeling.counters());
        TaskQuery cells = where(project, "label", "cell");
        TaskQuery platelets = where(project, "label", "platelet");
        Annotation answer = server.labeling.annotations().submit(server.owner(), task, answer("cell"));
        assertEquals(0, lists.total(cells), "not indexed yet");
        index.take(news(project, task));
        assertEquals(1, lists.total(cells));
        assertEquals(0, lists.total(platelets));
        server.labeling.annotationChanges().change(server.owner(), answer.id(), answer("platelet"), Optional.empty());
        assertEquals(1, lists.total(cells));
        index.take(news(project, task));
        assertEquals(0, lists.total(cells));
        assertEquals(1, lists.total(platelets));
    }

    private static Event news(Project project, TaskId task) {
        return new Event(
                1,
                "annotation-changed",
                OptionalLong.of(project.id().value()),
                Json.object().put("task", task.value()),
                java.time.Instant.EPOCH);
    }

    private static Submission answer(String label) {
        var result = Json.array();
        var item = result.addObject().put("id", "r").put("from_name", "box").put("to_name", "image");
        item.put("type", "rectanglelabels").put("original_width", 100).put("original_height", 100);
        item.putObject("value")
                .put("x", 1)
                .put("y", 1)
                .put("width", 2)
                .put("height", 2)
                .put("rotation", 0)
                .putArray("rectanglelabels")
                .add(label);
        return Submission.ofResult(result);
    }

    @Test
    void listsByStateAreCountedByTheCountersBeforeAndAfterTheyAreFolded() {
        Project project = server.project(Json.object().put("maximum_annotations", 1));
        List<TaskId> tasks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tasks.add(task(project));
        }
        server.labeling.annotations().submit(server.owner(), tasks.get(2), answer("cell"));
        TaskQuery drafts = where(project, "state", "draft");
        TaskQuery others = query(project, """
                {"filters":{"items":[{"filter":"filter:tasks:state","operator":"not_equal","value":"draft"}]}}""");
        TaskQuery either = query(project, """
                {"filters":{"conjunction":"or","items":[
                  {"filter":"filter:tasks:state","operator":"equal","value":"draft"},
                  {"filter":"filter:tasks:state","operator":"in_list","value":["draft","completed"]}]}}""");
        for (int look = 0; look < 2; look++) {
            for (TaskQuery query : List.of(drafts, others, either, query(project, "{}"))) {
                assertTrue(query.states().isPresent());
                assertEquals(new TaskListStore(server.database).count(query), lists.total(query), query.toString());
            }
            server.labeling.counters().fold();
        }
        assertEquals(4, lists.total(drafts));
        assertEquals(0, lists.total(where(project, "state", "asleep")));
        assertTrue(where(project, "overlap", "1").states().isEmpty());
    }

    @Test
    void farPagesStayRightWhileAsManyTasksComeAsGo() {
        Project project = server.project();
        List<NewTask> many = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            many.add(NewTask.of(Json.object().put("image", "/a.png")));
        }
        long[] ids = server.labeling.tasks().copyIn(server.owner().person(), project.id(), many.iterator());
        TaskQuery all = query(project, "{}");
        assertEquals(ids[2_000], lists.numbered(all, 21, 100).ids().getFirst());
        server.database.inTransaction(() -> {
            server.labeling.tasks().delete(project.id(), List.of(new TaskId(ids[0])));
            task(project);
        });
        server.labeling.counters().fold();
        assertEquals(ids[2_001], lists.numbered(all, 21, 100).ids().getFirst());
        assertEquals(2_100, lists.total(all));
    }
}
