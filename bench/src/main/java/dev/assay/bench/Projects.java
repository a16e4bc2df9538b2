package dev.assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/// Projects to measure with.
final class Projects {
    private Projects() {}

    static long create(Api api, int overlap) {
        return api.post(
                        "/api/projects",
                        Api.JSON
                                .createObjectNode()
                                .put("title", "bench")
                                .put("label_config", Rows.CONFIG)
                                .put("maximum_annotations", overlap))
                .get("id")
                .longValue();
    }

    static void importFile(Api api, long project, Path file) {
        try {
            JsonNode answer = api.postFile("/api/projects/" + project + "/import", file);
            if (answer.path("task_count").asInt(0) == 0) {
                throw new IllegalStateException("nothing was imported: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the job that runs after an import has filled the text index, and lets the planner look at the rows.
    static void awaitIndex(BenchServer server, long project, int count) {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 2_400; i++) {
                try (var rows =
                        statement.executeQuery("SELECT count(*) FROM task_text WHERE project_id = " + project)) {
                    rows.next();
                    if (rows.getLong(1) >= count) {
                        statement.execute("ANALYZE");
                        return;
                    }
                }
                Thread.sleep(250);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("the text index did not fill");
    }
}
