package dev.assay.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Claim and submit of many people over HTTP, beside the same statements sent to the database without the server; in a
/// small project and in a large one. Each figure is the median of three runs.
///
/// Arguments: tasks of the large project (default 1000000), cycles of each run (default 3000).
public final class QueueBench {
    private static final int CLIENTS = 64;
    private static final int ANNOTATORS = 500;
    private static final int SMALL = 2_000;
    private static final int OVERLAP = 3;
    private static final int ROUNDS = 3;
    // Numbers that stand for nothing else in a statement, so that a captured one can be given to another person.
    private static final String NUMBERS = """
            SELECT setval(pg_get_serial_sequence('person', 'id'), 7000000),
                   setval(pg_get_serial_sequence('project', 'id'), 8000000),
                   setval(pg_get_serial_sequence('task', 'id'), 90000000)
            """;

    private final BenchServer server;
    private final Api owner;
    private final List<JsonNode> people = new ArrayList<>();
    private final List<Long> played = new ArrayList<>();
    private final Path folder;

    private QueueBench(BenchServer server, Path folder) {
        this.server = server;
        this.owner = new Api(server.url(), BenchServer.TOKEN);
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        int large = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int cycles = args.length > 1 ? Integer.parseInt(args[1]) : 3_000;
        Path folder = Files.createTempDirectory("assay-bench-files");
        try (BenchServer server = BenchServer.start("512m")) {
            new QueueBench(server, folder).measure(large, cycles);
        } finally {
            Files.delete(folder);
        }
    }

    private void measure(int large, int cycles) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(NUMBERS);
        }
        for (int i = 0; i < ANNOTATORS; i++) {
            people.add(owner.post(
                    "/api/users",
                    Api.JSON
                            .createObjectNode()
                            .put("email", "a" + i + "@example.com")
                            .put("token", true)));
        }
        Cycle cycle = capture();
        QueueLoad.run(http(project(SMALL), CLIENTS), cycles, 0); // warms the server
        QueueLoad.Times small = median(round -> QueueLoad.run(http(project(SMALL), CLIENTS), cycles, 0));
        QueueLoad.Times bare = median(round -> QueueLoad.run(bare(cycle, project(SMALL)), cycles, 0));
        row("claim + submit, 64 people, 2,000 tasks", small, bare, "same statements in bare SQL");
        long big = project(large);
        QueueLoad.Times huge = median(round -> QueueLoad.run(http(big, CLIENTS), cycles, 0));
        row("claim + submit, 64 people, %,d tasks".formatted(large), huge, small, "at 2,000 tasks");
        QueueLoad.Times many = QueueLoad.run(http(big, ANNOTATORS), 10_000, 4_000);
        Figures.row(
                "next with 500 annotators, 4 s a task, %,d tasks".formatted(large),
                "median %.0f ms, p99 %.0f ms | %.0f cycles/s",
                many.claims().median(),
                many.claims().quantile(0.99),
                many.perSecond());
        Figures.row(
                "claims over the overlap of %d".formatted(OVERLAP),
                "%d of %d answers",
                count(
                        "SELECT count(*) FROM (SELECT 1 FROM annotation WHERE project_id <> ALL ('%s') GROUP BY task_id HAVING count(*) > %d) AS over"
                                .formatted(bareProjects(), OVERLAP)),
                count("SELECT count(*) FROM annotation WHERE project_id <> ALL ('%s')".formatted(bareProjects())));
    }

    /// Projects that statements were played back in: those write fixed numbers and count nothing.
    private String bareProjects() {
        return played.toString().replace('[', '{').replace(']', '}');
    }

    private interface Run {
        QueueLoad.Times of(int round) throws Exception;
    }

    private static QueueLoad.Times median(Run run) throws Exception {
        List<QueueLoad.Times> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            all.add(run.of(round));
        }
        all.sort(java.util.Comparator.comparingDouble(QueueLoad.Times::perSecond));
        return all.get(ROUNDS / 2);
    }

    private static void row(String name, QueueLoad.Times ours, QueueLoad.Times peer, String peerName) {
        Figures.row(
                name,
                "%.0f/s, cycle median %.0f ms, claim p99 %.0f ms | %s %.0f/s | ratio %.2f",
                ours.perSecond(),
                ours.cycles().median(),
                ours.claims().quantile(0.99),
                peerName,
                peer.perSecond(),
                ours.perSecond() / peer.perSecond());
    }

    private long project(int tasks) throws Exception {
        long project = Projects.create(owner, OVERLAP);
        Path file = Rows.write(folder, tasks);
        Projects.importFile(owner, project, file);
        Files.delete(file);
        Projects.awaitIndex(server, project, tasks);
        return project;
    }

    private List<HttpClient> http(long project, int count) {
        return each(
                count,
                i -> new HttpClient(
                        new Api(server.url(), people.get(i).get("token").asString()), project));
    }

    private List<BareQueue> bare(Cycle cycle, long project) {
        played.add(project);
        return each(
                CLIENTS,
                i -> new BareQueue(
                        connect(), cycle, project, people.get(i).get("id").longValue()));
    }

    private static <T> List<T> each(int count, IntFunction<T> make) {
        return IntStream.range(0, count).mapToObj(make).toList();
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(server.jdbcUrl() + "?stringtype=unspecified", server.login());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record HttpClient(Api api, long project) implements QueueLoad.Client {
        private static final JsonNode RESULT = Api.JSON.readTree("[" + Rows.box(new java.util.Random(7)) + "]");

        @Override
        public double cycle() {
            long begin = System.nanoTime();
            JsonNode task = api.get("/api/projects/" + project + "/next?heartbeat=true");
            double claim = (System.nanoTime() - begin) / 1e6;
            api.post(
                    "/api/tasks/" + task.get("id").longValue() + "/annotations",
                    Api.JSON
                            .createObjectNode()
                            .put("unique_lock_id", task.get("unique_lock_id").asString())
                            .put("lead_time", 3)
                            .set("result", RESULT));
            return claim;
        }

        @Override
        public void close() {}
    }

    /// Lets PostgreSQL log the second cycle of one person, a few times, and takes the shortest: in the others
    /// statements of jobs stand between.
    private Cycle capture() throws Exception {
        long project = project(100);
        JsonNode person = people.getFirst();
        Api api = new Api(server.url(), person.get("token").asString());
        HttpClient client = new HttpClient(api, project);
        client.cycle();
        Cycle[] captured = new Cycle[5];
        for (int i = 0; i < captured.length; i++) {
            setLogging("'all'");
            long from = Files.size(server.databaseLog());
            long before = last();
            client.cycle();
            List<Cycle.Statement> statements = Cycle.read(server.databaseLog(), from);
            captured[i] = new Cycle(
                    statements,
                    String.valueOf(project),
                    person.get("id").asString(),
                    String.valueOf(before),
                    String.valueOf(last()));
            setLogging("'none'");
        }
        Cycle shortest = Arrays.stream(captured)
                .min(java.util.Comparator.comparingInt(
                        cycle -> cycle.statements().size()))
                .orElseThrow();
        System.out.println("one claim and submit is " + shortest.statements().size() + " statements");
        return shortest;
    }

    private long last() throws SQLException {
        return count("SELECT task_id FROM annotation ORDER BY id DESC LIMIT 1");
    }

    private void setLogging(String what) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET log_statement = " + what);
            statement.execute("SELECT pg_reload_conf()");
        }
        Thread.sleep(500); // the reload is a signal, and nothing tells when each backend has taken it
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
