package dev.assay.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.server.TestServer;
import dev.assay.server.project.Project;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

final class TaskTransitionTest {
    private final TestServer server = TestServer.create();

    @Test
    void theDatabaseHoldsTheSamePairsAsTheTable() {
        Set<String> stored = server.database.with(
                handle -> new TreeSet<>(handle.createQuery("SELECT from_state || ' ' || to_state FROM task_transition")
                        .mapTo(String.class)
                        .list()));
        Set<String> declared = TaskState.TRANSITIONS.stream()
                .map(way -> way.from().wireName() + " " + way.to().wireName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared, stored);
    }

    @Test
    void theDatabaseRefusesEveryImpossiblePair() {
        Project project = server.project();
        for (TaskState.Impossible pair : TaskState.IMPOSSIBLE) {
            Task task = server.task(project);
            for (TaskState step : TaskState.DRAFT.pathTo(pair.from())) {
                force(task, step);
            }
            assertThrows(JdbiException.class, () -> force(task, pair.to()), pair.toString());
        }
    }

    private void force(Task task, TaskState state) {
        server.database.use(handle -> handle.createUpdate("UPDATE task SET state = :state WHERE id = :id")
                .bind("state", state.wireName())
                .bind("id", task.id().value())
                .execute());
    }
}
