package dev.assay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The server answers what the contract `openapi.yaml` lists, and nothing below `/api` that it does not list.
final class ContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /// What only Label Studio's clients ask; the contract lists the same under PATCH or beside it.
    private static final Set<String> FOR_LABEL_STUDIO_ONLY = Set.of(
            "GET /api/dm/tasks",
            "GET /api/tasks/{}/annotations/{}/drafts",
            "POST /api/dm/views/order",
            "POST /api/projects/{}/tasks/bulk",
            "PUT /api/annotations/{}",
            "PUT /api/dm/views/{}",
            "PUT /api/predictions/{}",
            "PUT /api/projects/{}",
            "PUT /api/tasks/{}");

    @Test
    void everyRouteBelowApiIsInTheContract() throws IOException {
        Set<String> routes = new TreeSet<>();
        try (RunningServer server = RunningServer.start()) {
            server.application().gate().endpoints().stream()
                    .filter(endpoint -> endpoint.path().startsWith("/api/"))
                    .forEach(endpoint -> routes.add(endpoint.method() + " " + withoutNames(endpoint.path())));
        }
        Set<String> contract = contract();
        assertFalse(contract.isEmpty());
        routes.removeAll(contract);
        routes.removeAll(FOR_LABEL_STUDIO_ONLY);
        assertEquals(Set.of(), routes, "add these to openapi.yaml");
    }

    /// Reads the two levels of the document that matter here: paths at two spaces, methods at four.
    private static Set<String> contract() throws IOException {
        Set<String> found = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("../openapi.yaml"))) {
            String name = line.strip().replaceFirst(":.*", "");
            if (line.startsWith("  /")) {
                path = withoutNames(name);
            } else if (!path.isEmpty() && line.matches(" {4}\\w.*") && METHODS.contains(name)) {
                found.add(name.toUpperCase(Locale.ROOT) + " " + path);
            } else if (line.matches("\\w.*")) {
                path = "";
            }
        }
        return found;
    }

    private static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
