package dev.assay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.server.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The server answers what the contract `openapi.yaml` lists, all of it and nothing else below `/api`. That the answers
/// are as it says is checked by [ApiClient] on every answer that any test gets.
final class ContractTest {
    @Test
    void contractAndRoutesAreTheSame() {
        Set<String> routes = new TreeSet<>();
        try (RunningServer server = RunningServer.start()) {
            server.application().gate().endpoints().stream()
                    .filter(endpoint -> endpoint.path().startsWith("/api/"))
                    .forEach(endpoint ->
                            routes.add(endpoint.method() + " " + endpoint.path().replaceAll("\\{[^}]*}", "{}")));
        }
        Set<String> unlisted = new TreeSet<>(routes);
        unlisted.removeAll(Contract.openapi().routes());
        assertEquals(Set.of(), unlisted, "add these to openapi.yaml");
        Set<String> unserved = new TreeSet<>(Contract.openapi().routes());
        unserved.removeAll(routes);
        assertEquals(Set.of(), unserved, "the contract lists what the server does not answer");
        assertFalse(routes.isEmpty());
    }

    @Test
    void anAnswerThatIsNotAsTheContractSaysIsSeen() {
        JsonNode lease = Json.object().put("task", "7").put("unique_lock_id", "x");
        assertEquals(
                List.of("/expires_at: is required and missing", "/task: \"7\" is not of type \"integer\""),
                faults("POST", "/api/tasks/7/lease/", 200, lease));
        assertEquals(List.of("the contract lists no status 299"), faults("POST", "/api/tasks/7/lease", 299, lease));
        assertEquals(1, faults("GET", "/api/nowhere", 200, lease).size());
        assertEquals(List.of(), faults("GET", "/api/nowhere", 404, lease));
        JsonNode version = Json.object().put("action", 1);
        assertFalse(
                faults("GET", "/api/annotations/1/versions", 200, Json.array().add(version))
                        .isEmpty());
    }

    private static List<String> faults(String method, String path, int status, JsonNode body) {
        return Contract.openapi().faults(method, path, status, Optional.of(body));
    }
}
