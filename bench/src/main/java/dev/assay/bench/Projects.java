package dev.assay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
}
