package dev.assay.server.review;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A running server with people who label and review boxes.
final class LabelRoom implements AutoCloseable {
    final RunningServer server = RunningServer.start();
    final ApiClient owner = server.owner();
    final ApiClient ann = server.member(Role.ANNOTATOR);
    final ApiClient bob = server.member(Role.ANNOTATOR);
    final ApiClient reviewer = server.member(Role.REVIEWER);

    @Override
    public void close() {
        server.close();
    }

    long project(ObjectNode settings) {
        settings.put("label_config", TestServer.BOXES);
        return owner.post("/api/projects", settings).expect(201).path("id").asLong();
    }

    long task(long project) {
        ObjectNode body = Json.object();
        body.putObject("data").put("image", "/data/upload/1/a.png");
        return owner.post("/api/projects/" + project + "/tasks/", body)
                .expect(201)
                .path("id")
                .asLong();
    }

    static ArrayNode box(double x) {
        ArrayNode result = Json.array();
        ObjectNode item = result.addObject();
        item.put("id", "r1").put("from_name", "box").put("to_name", "image").put("type", "rectanglelabels");
        item.put("original_width", 640).put("original_height", 480).put("image_rotation", 0);
        ObjectNode value = item.putObject("value");
        value.put("x", x).put("y", 10).put("width", 20).put("height", 20).put("rotation", 0);
        value.putArray("rectanglelabels").add("cell");
        return result;
    }

    static ObjectNode answer(double x) {
        ObjectNode body = Json.object();
        body.set("result", box(x));
        return body.put("lead_time", 3.5);
    }

    JsonNode states(long project) {
        return owner.get("/api/projects/" + project).expect(200).path("states");
    }
}
