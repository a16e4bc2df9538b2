package dev.assay.cli.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Two servers on one database, and the people who label there. The second server can be killed; it comes back on
/// its port.
final class Cluster implements AutoCloseable {
    private static final String CONFIG = """
            <View><Text name="text" value="$text"/>
            <Choices name="class" toName="text"><Choice value="A"/><Choice value="B"/></Choices></View>""";
    private final Path folder;
    private final Program database;
    private final Program first;
    private final AtomicReference<Program> second;
    private final int secondPort;
    private final List<Client> people = new ArrayList<>();

    private final long project;

    private Cluster(Path folder, Program database, Program first, Program second, long project) {
        this.folder = folder;
        this.database = database;
        this.first = first;
        this.second = new AtomicReference<>(second);
        this.secondPort = Integer.parseInt(second.word());
        this.project = project;
    }

    /// Starts both servers with a project of so many tasks.
    static Cluster start(Path folder, int people, int tasks, int overlap) throws IOException {
        Program database = Program.database(folder.resolve("database"));
        Program first = Program.server(folder.resolve("first"), database.word(), 0);
        Program second = Program.server(folder.resolve("second"), database.word(), 0);
        long project = project(owner(first), tasks, overlap);
        Cluster cluster = new Cluster(folder, database, first, second, project);
        cluster.hire(people);
        return cluster;
    }

    long project() {
        return project;
    }

    /// Half of them work at each server.
    List<Client> people() {
        return people;
    }

    void killSecond() throws IOException {
        second.get().kill();
        second.set(Program.server(folder.resolve("second"), database.word(), secondPort));
    }

    private static long project(Client owner, int tasks, int overlap) throws IOException {
        ObjectNode settings = Client.object()
                .put("title", "cluster")
                .put("label_config", CONFIG)
                .put("maximum_annotations", overlap);
        long project = owner.post("/api/projects", settings, Map.of())
                .require(201)
                .path("id")
                .longValue();
        ArrayNode rows = Client.JSON.createArrayNode();
        for (int i = 0; i < tasks; i++) {
            rows.addObject().put("text", "message " + i);
        }
        JsonNode answer = owner.post("/api/projects/" + project + "/import", rows, Map.of())
                .require(201);
        if (answer.path("task_count").asInt(0) != tasks) {
            throw new AssertionError("imported " + answer);
        }
        return project;
    }

    Connection connect() throws SQLException {
        URI at = URI.create(database.word());
        String[] owner = at.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + at.getHost() + ":" + at.getPort() + at.getPath(), owner[0], owner[1]);
    }

    private void hire(int count) throws IOException {
        int firstPort = Integer.parseInt(first.word());
        for (int i = 0; i < count; i++) {
            ObjectNode person = Client.object()
                    .put("email", "person" + i + "@example.com")
                    .put("role", "annotator")
                    .put("token", true);
            String token = owner(first)
                    .post("/api/users", person, Map.of())
                    .require(201)
                    .path("token")
                    .asString();
            people.add(new Client(i % 2 == 0 ? firstPort : secondPort, token));
        }
    }

    private static Client owner(Program server) {
        return new Client(Integer.parseInt(server.word()), Program.TOKEN);
    }

    @Override
    public void close() {
        second.get().close();
        first.close();
        database.close();
    }
}
