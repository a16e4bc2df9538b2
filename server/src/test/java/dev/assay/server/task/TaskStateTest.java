package dev.assay.server.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.task.TaskState.Impossible;
import dev.assay.server.task.TaskState.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskStateTest {
    @Test
    void everyPairIsEitherATransitionOrImpossible() {
        for (TaskState from : TaskState.values()) {
            for (TaskState to : TaskState.values()) {
                boolean leads = from.leadsTo(to);
                List<Impossible> impossible = TaskState.IMPOSSIBLE.stream()
                        .filter(pair -> pair.from() == from && pair.to() == to)
                        .toList();
                if (from == to) {
                    assertFalse(leads, "no way leads from " + from + " to itself");
                    assertEquals(0, impossible.size());
                } else {
                    assertEquals(leads ? 0 : 1, impossible.size(), from + " to " + to);
                    impossible.forEach(pair -> assertFalse(pair.reason().isBlank()));
                }
            }
        }
    }

    @Test
    void noTransitionStandsTwice() {
        assertEquals(
                TaskState.TRANSITIONS.size(),
                TaskState.TRANSITIONS.stream().distinct().count());
    }

    @Test
    void everyStateReachesEveryOtherOnATableOfSingleSteps() {
        for (TaskState from : TaskState.values()) {
            for (TaskState to : TaskState.values()) {
                TaskState at = from;
                for (TaskState next : from.pathTo(to)) {
                    assertTrue(at.leadsTo(next), at + " to " + next);
                    at = next;
                }
                assertEquals(to, at);
            }
        }
    }

    @Test
    void theStateIsWhatTheFactsSay() {
        assertEquals(TaskState.DRAFT, of(facts(2, 0, 0)));
        assertEquals(TaskState.IN_PROGRESS, of(facts(2, 1, 0)));
        assertEquals(TaskState.COMPLETED, of(facts(2, 2, 0)));
        assertEquals(TaskState.COMPLETED, of(facts(1, 3, 0)));
        assertEquals(TaskState.DRAFT, of(facts(1, 0, 1)), "a skip that does not count leaves the task to others");
        assertEquals(TaskState.SKIPPED, of(new TaskFacts(1, 0, 1, true, TaskFacts.Open.NONE, false)));
        assertEquals(TaskState.IN_PROGRESS, of(new TaskFacts(2, 0, 1, true, TaskFacts.Open.NONE, false)));
        assertEquals(TaskState.COMPLETED, of(new TaskFacts(2, 1, 1, true, TaskFacts.Open.NONE, false)));
        assertEquals(TaskState.IN_PROGRESS, of(new TaskFacts(1, 0, 0, false, new TaskFacts.Open(1, 0, 0), false)));
        assertEquals(TaskState.IN_PROGRESS, of(new TaskFacts(1, 0, 0, false, new TaskFacts.Open(0, 1, 0), false)));
        assertEquals(TaskState.COMPLETED, of(new TaskFacts(1, 1, 0, false, new TaskFacts.Open(1, 1, 0), false)));
        assertEquals(TaskState.REJECTED, of(new TaskFacts(1, 1, 0, false, new TaskFacts.Open(0, 0, 1), false)));
        assertEquals(TaskState.ACCEPTED, of(new TaskFacts(1, 1, 0, false, TaskFacts.Open.NONE, true)));
        assertEquals(
                TaskState.DRAFT,
                of(new TaskFacts(1, 0, 0, false, TaskFacts.Open.NONE, true)),
                "nothing is left to accept");
    }

    @Test
    void everyChangeOfFactsLeadsAlongTheTable() {
        for (TaskState from : TaskState.values()) {
            for (Transition way : TaskState.TRANSITIONS) {
                if (way.from() == from) {
                    assertEquals(List.of(way.to()), from.pathTo(way.to()), "a direct way is the shortest");
                    assertEquals(way.trigger(), TaskState.triggerOf(from, way.to(), way.trigger()));
                }
            }
        }
    }

    @Test
    void theReferencePageShowsTheTable() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/lifecycle.md"));
        assertTrue(page.contains(TaskState.diagram()), "docs/reference/lifecycle.md needs:\n" + TaskState.diagram());
        for (Transition way : TaskState.TRANSITIONS) {
            String row = "| `%s` | %s | `%s` | %s |"
                    .formatted(
                            way.from().wireName(),
                            way.trigger().wireName(),
                            way.to().wireName(),
                            way.who().name().toLowerCase(java.util.Locale.ROOT));
            assertTrue(page.contains(row), "docs/reference/lifecycle.md needs the row " + row);
        }
        for (Impossible pair : TaskState.IMPOSSIBLE) {
            String row = "| `%s` | `%s` | %s |"
                    .formatted(pair.from().wireName(), pair.to().wireName(), pair.reason());
            assertTrue(page.contains(row), "docs/reference/lifecycle.md needs the row " + row);
        }
    }

    private static TaskFacts facts(int overlap, int answerers, int skippers) {
        return new TaskFacts(overlap, answerers, skippers, false, TaskFacts.Open.NONE, false);
    }

    private static TaskState of(TaskFacts facts) {
        return TaskState.of(facts);
    }
}
