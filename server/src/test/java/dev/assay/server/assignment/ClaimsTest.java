package dev.assay.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.TestServer;
import dev.assay.server.annotation.Submission;
import dev.assay.server.identity.Caller;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.http.Refused;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.Project;
import dev.assay.server.task.NewTask;
import dev.assay.server.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
    private static final int THREADS = 32;
    private static final int TASKS = 200;
    private static final int OVERLAP = 3;

    /// Two servers on one database, thirty-two people: every task gets exactly three answers by three people.
    @Test
    void noTaskIsGivenToMoreThanItsOverlapAndNoneIsLost() throws Exception {
        TestServer first = TestServer.pooled(24);
        TestServer second = first.twin();
        Project project = first.project(Json.object().put("maximum_annotations", OVERLAP));
        first.labeling
                .tasks()
                .copyIn(
                        first.owner().person(),
                        project.id(),
                        IntStream.range(0, TASKS)
                                .mapToObj(i -> NewTask.of(Json.object().put("image", i + ".png")))
                                .iterator());
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Caller person = first.person(Role.ANNOTATOR);
            TestServer server = i % 2 == 0 ? first : second;
            workers.add(() -> work(server, project, person));
        }
        int done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answers : threads.invokeAll(workers)) {
                done += result(answers);
            }
        }
        assertEquals(TASKS * OVERLAP, done);
        assertEquals(0, wrongTasks(first), "tasks with other than three answers by three people");
        first.close();
    }

    private static int result(Future<Integer> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a worker failed", e.getCause());
        }
    }

    private static int work(TestServer server, Project project, Caller person) {
        int done = 0;
        while (true) {
            Assignments.Offer offer;
            try {
                offer = server.labeling
                        .assignments()
                        .next(new Assignments.Asking(project.id(), person.person(), Optional.empty(), false));
            } catch (Refused e) {
                if (answersWanted(server) == 0 || e.problem().detail().contains("answered or skipped")) {
                    return done;
                }
                continue;
            }
            server.labeling.annotations().submit(person, offer.lease().task(), Submission.ofResult(Json.array()));
            done++;
        }
    }

    private static int answersWanted(TestServer server) {
        return server.database.with(handle -> handle.createQuery("SELECT count(*) FROM task WHERE answers < overlap")
                .mapTo(Integer.class)
                .one());
    }

    private static int wrongTasks(TestServer server) {
        return server.database.with(
                handle -> handle.createQuery("""
                        SELECT count(*)
                        FROM task t
                        WHERE t.answers <> 3 OR t.state <> 'completed' OR t.open_leases <> 0
                           OR (SELECT count(DISTINCT person_id) FROM annotation a WHERE a.task_id = t.id) <> 3
                        """).mapTo(Integer.class).one());
    }

    @Test
    void anExpiredLeaseIsFreedAtTheNextClaim() {
        TestServer server = TestServer.create();
        Project project = server.project();
        TaskId task = server.task(project).id();
        Caller slow = server.person(Role.ANNOTATOR);
        Caller other = server.person(Role.ANNOTATOR);
        assertEquals(task, next(server, project, slow).lease().task());
        server.clock.advance(Duration.ofHours(3));
        assertEquals(task, next(server, project, other).lease().task());
        assertEquals(
                1,
                server.database
                        .<Integer>with(handle -> handle.createQuery("SELECT open_leases FROM task")
                                .mapTo(Integer.class)
                                .one())
                        .intValue());
    }

    @Test
    void higherPriorityComesFirstAndUniformSamplingReachesEveryTask() {
        TestServer server = TestServer.create();
        Project project = server.project(Json.object().put("sampling", "Uniform sampling"));
        List<TaskId> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tasks.add(server.task(project).id());
        }
        server.labeling.tasks().setPriority(server.owner().person(), project.id(), List.of(tasks.get(7)), 5);
        List<TaskId> given = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            given.add(
                    next(server, project, server.person(Role.ANNOTATOR)).lease().task());
        }
        assertEquals(tasks.get(7), given.getFirst());
        assertTrue(given.containsAll(tasks));
    }

    private static Assignments.Offer next(TestServer server, Project project, Caller person) {
        return server.labeling
                .assignments()
                .next(new Assignments.Asking(project.id(), person.person(), Optional.empty(), false));
    }
}
