package dev.assay.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// When in life: a team of sixty labels through two nodes, and one of them loses power again and again. The sizes
/// suit every run; `-Dassay.cluster.tasks=20000 -Dassay.cluster.kills=20` is the long one.
final class ClusterIT {
    private static final int PEOPLE = 64;
    private static final int OVERLAP = 3;
    private static final int TASKS = Integer.getInteger("assay.cluster.tasks", 1_000);
    private static final int KILLS = Integer.getInteger("assay.cluster.kills", 4);
    private static final long SEED = 20;
    /// A server on a busy machine takes a minute to be there again.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// The unique ids of submits that a server acknowledged; each gives a permit.
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    private final Semaphore progress = new Semaphore(0);

    @Test
    void noTaskIsGivenToMoreThanItsOverlapAndNoneIsLost(@TempDir Path folder) throws Exception {
        try (Cluster cluster = Cluster.start(folder, PEOPLE, TASKS, OVERLAP)) {
            long project = cluster.project();
            label(cluster, project);
            assertEquals(TASKS * OVERLAP, acknowledged.size());
            assertEquals(0, count(cluster, """
                    SELECT count(*) FROM task WHERE project_id = %d AND state <> 'completed'""", project));
            assertEquals(0, count(cluster, """
                    SELECT count(*) FROM (
                        SELECT task_id FROM annotation WHERE project_id = %d
                        GROUP BY task_id HAVING count(*) <> 3 OR count(DISTINCT person_id) <> 3) AS bad""", project));
            assertExactlyOnce(cluster, project);
        }
    }

    @Test
    void acknowledgedSubmitsSurviveKills(@TempDir Path folder) throws Exception {
        int tasks = KILLS * 250;
        try (Cluster cluster = Cluster.start(folder, PEOPLE, tasks, OVERLAP);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            long project = cluster.project();
            Future<?> killer = pool.submit(() -> killAndRestart(cluster, tasks * OVERLAP));
            label(cluster, project);
            killer.get();
            assertEquals(tasks * OVERLAP, acknowledged.size());
            assertExactlyOnce(cluster, project);
        }
    }

    private Void killAndRestart(Cluster cluster, int all) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        int step = all / (KILLS + 2);
        for (int kill = 0; kill < KILLS; kill++) {
            progress.acquire(step / 2 + random.nextInt(step / 2));
            cluster.killSecond();
        }
        return null;
    }

    /// Everybody claims and submits until nothing is left.
    private void label(Cluster cluster, long project) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (Client person : cluster.people()) {
                work.add(pool.submit(() -> work(person, project)));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
    }

    private Void work(Client person, long project) throws IOException {
        while (true) {
            Client.Answer next = untilAnswered(() -> person.get("/api/projects/" + project + "/next"));
            if (next.status() == 404) {
                return null;
            }
            JsonNode task = next.require(200);
            String uniqueId = UUID.randomUUID().toString();
            ObjectNode answer = answer(uniqueId, task.path("unique_lock_id").asString());
            String path = "/api/tasks/" + task.path("id").longValue() + "/annotations";
            untilAnswered(() -> person.post(path, answer, Map.of("Idempotency-Key", uniqueId)))
                    .require(201);
            acknowledged.add(uniqueId);
            progress.release();
        }
    }

    private static ObjectNode answer(String uniqueId, String lockId) {
        ObjectNode answer = Client.object()
                .put("unique_id", uniqueId)
                .put("unique_lock_id", lockId)
                .put("lead_time", 1.5);
        ObjectNode item = answer.putArray("result").addObject();
        item.put("id", "c1").put("from_name", "class").put("to_name", "text").put("type", "choices");
        item.putObject("value").putArray("choices").add("A");
        return answer;
    }

    private interface Call {
        Client.Answer make() throws IOException;
    }

    /// As a client with a journal does: the same request again until a server answers it.
    private static Client.Answer untilAnswered(Call call) throws IOException {
        IOException last = new IOException("never asked");
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                Client.Answer answer = call.make();
                if (answer.status() < 500) {
                    return answer;
                }
                last = new IOException(answer.toString());
            } catch (IOException e) {
                last = e;
            }
            LockSupport.parkNanos(25_000_000);
        }
        throw last;
    }

    private void assertExactlyOnce(Cluster cluster, long project) throws SQLException {
        assertEquals(acknowledged.size(), acknowledged.stream().distinct().count());
        assertEquals(
                acknowledged.size(), count(cluster, "SELECT count(*) FROM annotation WHERE project_id = %d", project));
        try (var connection = cluster.connect();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM annotation WHERE project_id = ? AND unique_id = ANY (?)")) {
            statement.setLong(1, project);
            statement.setArray(2, connection.createArrayOf("uuid", acknowledged.toArray()));
            try (var rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(acknowledged.size(), rows.getInt(1));
            }
        }
    }

    private static long count(Cluster cluster, String sql, long project) throws SQLException {
        try (var connection = cluster.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(project))) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }
}
