package dev.assay.server.platform.http;

import dev.assay.server.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders problems as `application/problem+json` (RFC 9457) that also carries the keys of Label Studio's errors,
/// so that its clients find what they read.
final class Problems {
    static final String CONTENT_TYPE = "application/problem+json";

    private Problems() {}

    static ObjectNode render(Problem problem, String requestId, String version) {
        ObjectNode node = Json.object();
        node.put("type", "/docs/problems/" + problem.code());
        node.put("title", problem.title());
        node.put("status", problem.status());
        node.put("detail", problem.detail());
        node.put("instance", "urn:uuid:" + requestId);
        node.put("code", problem.code());
        List<Problem.Detail> details = problem.problems();
        ArrayNode list = node.putArray("problems");
        for (Problem.Detail detail : details) {
            list.addObject().put("pointer", detail.pointer()).put("message", detail.message());
        }
        node.put("id", requestId);
        node.put("status_code", problem.status());
        node.put("version", version);
        if (!details.isEmpty()) {
            ObjectNode errors = node.putObject("validation_errors");
            byField(details).forEach((field, messages) -> {
                ArrayNode array = errors.putArray(field);
                messages.forEach(array::add);
            });
        }
        return node;
    }

    private static Map<String, List<String>> byField(List<Problem.Detail> details) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Problem.Detail detail : details) {
            String pointer = detail.pointer();
            int end = pointer.indexOf('/', 1);
            String first =
                    pointer.isEmpty() ? "non_field_errors" : pointer.substring(1, end < 0 ? pointer.length() : end);
            fields.computeIfAbsent(first, _ -> new java.util.ArrayList<>()).add(detail.message());
        }
        return fields;
    }
}
