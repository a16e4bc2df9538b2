package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.TestServer;
import dev.assay.server.platform.json.Json;
import dev.assay.server.project.CounterKey;
import dev.assay.server.project.CounterValues;
import dev.assay.server.project.Project;
import dev.assay.server.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random work on projects of every setting; after each round the stored facts, states and counters equal what a
/// recount of the rows says.
final class RandomWorkTest {
    private static final int ROUNDS = 5;
    private static final int OPERATIONS = 500;
    private static final Set<String> TABLE = TaskState.TRANSITIONS.stream()
            .map(way -> "%s %s %s"
                    .formatted(
                            way.from().wireName(),
                            way.trigger().wireName(),
                            way.to().wireName()))
            .collect(Collectors.toCollection(TreeSet::new));
    private static final Set<String> REACHED = new TreeSet<>();

    @ParameterizedTest
    @CsvSource({
        "1, 1, REQUEUE_FOR_OTHERS, true, author",
        "2, 2, REQUEUE_FOR_ME, true, anyone",
        "3, 3, IGNORE_SKIPPED, true, author",
        "4, 2, IGNORE_SKIPPED, false, author"
    })
    void whatIsStoredEqualsARecount(long seed, int overlap, String skips, boolean review, String rejectTo) {
        TestServer server = TestServer.pooled(4);
        Project project = server.project(Json.object()
                .put("maximum_annotations", overlap)
                .put("skip_queue", skips)
                .put("review_required", review)
                .put("reject_to", rejectTo));
        RandomWork work = new RandomWork(server, project, seed);
        for (int round = 0; round < ROUNDS; round++) {
            work.run(OPERATIONS);
            String where = "seed %d, round %d".formatted(seed, round);
            assertEquals(List.of(), Recount.wrongParts(server.database), where);
            assertEquals(List.of(), Recount.wrongTasks(server.database), where);
            Map<String, Long> recounted = Recount.counters(server.database, project);
            assertEquals(recounted, stored(server.labeling.counters().read(project.id())), where);
            server.labeling.counters().fold();
            assertEquals(recounted, stored(server.labeling.counters().read(project.id())), where + ", folded");
            Map<String, Long> worked = stored(server.labeling.counters().readWork(project.id()));
            worked.keySet().removeIf(name -> name.endsWith("|ACCEPTED") || name.endsWith("|REJECTED"));
            assertEquals(Recount.work(server.database, project), worked, where + ", work");
        }
        Set<String> happened = Recount.transitions(server.database);
        Set<String> unknown = new TreeSet<>(happened);
        unknown.removeAll(TABLE);
        assertEquals(Set.of(), unknown, "changes that no row of the table allows");
        REACHED.addAll(happened);
        assertTrue(work.statesSeen().size() >= 5, "states seen: " + work.statesSeen());
        assertTrue(work.done() > ROUNDS * OPERATIONS / 3, "operations that were not refused: " + work.done());
        server.close();
    }

    /// Every row of the table is walked by one of the runs, or by a scene of [LifecycleTest].
    @AfterAll
    static void everyTransitionHappened() {
        Set<String> missing = new TreeSet<>(TABLE);
        missing.removeAll(REACHED);
        missing.removeAll(LifecycleTest.SCENES.keySet());
        assertEquals(Set.of(), missing, "rows of the table that no run walked");
    }

    private static Map<String, Long> stored(CounterValues values) {
        Map<String, Long> stored = new TreeMap<>();
        values.values().forEach((key, value) -> {
            if (value != 0) {
                stored.put(key.kind() + " " + key.name(), value);
            }
        });
        for (TaskState state : TaskState.values()) {
            assertTrue(values.of(CounterKey.state(state.wireName())) >= 0);
        }
        return stored;
    }
}
