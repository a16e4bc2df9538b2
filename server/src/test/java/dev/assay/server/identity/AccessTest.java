package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.platform.http.HttpOptions;
import dev.assay.server.platform.http.HttpServer;
import dev.assay.server.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Walks every route with every role, through the real gate and before actions without effect, and compares with
/// the table in the reference.
final class AccessTest {
    private static final Path REFERENCE = Path.of("../docs/reference/access.md");
    private static final RunningServer SERVER = RunningServer.start();
    private static final Map<Role, ApiClient> MEMBERS = new EnumMap<>(Role.class);
    private static final HttpServer REHEARSAL = new HttpServer(
            new HttpOptions("127.0.0.1", 0, false, Set.of(), "0.1.0"),
            SERVER.application().gate().rehearsal().routes(),
            exchange -> exchange.empty(404),
            new SimpleMeterRegistry());

    @BeforeAll
    static void startWithOneOfEachThing() {
        assertTrue(REHEARSAL.start());
        for (Role role : Role.values()) {
            MEMBERS.put(role, SERVER.member(role).onPort(REHEARSAL.port()));
        }
        ObjectNode open = Json.object().put("title", "open").put("open_to_organization", true);
        ObjectNode closed = Json.object().put("title", "closed").put("open_to_organization", false);
        String config = "<View><Text name=\"t\" value=\"$text\"/>"
                + "<Choices name=\"c\" toName=\"t\"><Choice value=\"a\"/></Choices></View>";
        ApiClient owner = SERVER.owner();
        owner.post("/api/projects", open.put("label_config", config));
        owner.post("/api/projects", closed.put("label_config", config));
        ObjectNode task = Json.object().put("project", 1);
        task.putObject("data").put("text", "x");
        owner.post("/api/tasks", task);
        ObjectNode answer = Json.object();
        answer.putArray("result");
        owner.post("/api/tasks/1/annotations", answer);
        owner.post("/api/tasks/1/drafts", answer);
        ObjectNode prediction = Json.object().put("task", 1);
        prediction.putArray("result");
        owner.post("/api/predictions", prediction);
    }

    @AfterAll
    static void stop() {
        REHEARSAL.close();
        SERVER.close();
    }

    @Test
    void theReferencePrintsTheTables() throws IOException {
        String wanted = reference();
        if ("write".equals(System.getProperty("assay.docs"))) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, wanted);
        }
        assertEquals(
                wanted,
                Files.exists(REFERENCE) ? Files.readString(REFERENCE) : "",
                "docs/reference/access.md is not what the code says; look at the difference, and if it is meant run "
                        + "mvn -pl server -am test -Dtest=AccessTest -Dassay.docs=write");
    }

    @Test
    void everyRouteAnswersEachRoleAsTheReferenceSays() throws IOException {
        Map<String, List<String>> table = rows(Files.readString(REFERENCE));
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : SERVER.application().gate().endpoints()) {
            List<String> row = table.getOrDefault(endpoint.method() + " " + endpoint.path(), List.of());
            for (Role role : Role.values()) {
                int column = 3 + List.of(Role.values()).indexOf(role);
                boolean allowed = column < row.size() && row.get(column).equals("yes");
                int status = send(member(role), endpoint, "1");
                if (status != (allowed ? 204 : 403) && !isAbsentToTheOwner(endpoint, status)) {
                    wrong.add("%s %s by %s: %d".formatted(endpoint.method(), endpoint.path(), role, status));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whoeverIsNotSignedInGetsNoFurtherThanOpenRoutes() {
        ApiClient nobody = SERVER.anonymous().onPort(REHEARSAL.port());
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : SERVER.application().gate().endpoints()) {
            int status = send(nobody, endpoint, "1");
            if (status != (endpoint.scope() instanceof Scope.Open ? 204 : 401)) {
                wrong.add("%s %s: %d".formatted(endpoint.method(), endpoint.path(), status));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aProjectOfItsMembersOnlyIsNotThereForStrangers() {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : SERVER.application().gate().endpoints()) {
            boolean ofProject =
                    endpoint.scope() instanceof Scope.Project && endpoint.path().startsWith("/api/projects/{id}");
            if (ofProject) {
                for (Role stranger : List.of(Role.ANNOTATOR, Role.REVIEWER)) {
                    int status = send(member(stranger), endpoint, "2");
                    if (status != 404) {
                        wrong.add("%s %s by %s: %d".formatted(endpoint.method(), endpoint.path(), stranger, status));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// What this test's database does not hold is absent to everybody.
    private static boolean isAbsentToTheOwner(Endpoint endpoint, int status) {
        return status == 404 && send(member(Role.OWNER), endpoint, "1") == 404;
    }

    private static ApiClient member(Role role) {
        return Objects.requireNonNull(MEMBERS.get(role));
    }

    private static int send(ApiClient client, Endpoint endpoint, String id) {
        String path = endpoint.path().replaceAll("\\{[^}]*}", id);
        return client.send(endpoint.method().name(), path, Optional.empty()).status();
    }

    private static Map<String, List<String>> rows(String text) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : text.lines().filter(l -> l.startsWith("| `")).toList()) {
            List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| ", -1));
            rows.put(cells.getFirst().replace("`", ""), cells);
        }
        return rows;
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Every route names one permission, and every permission is given from one role upwards. On a project the
                role on that project counts, elsewhere the role in the organization. Who cannot see a project gets 404 for
                it and for all that is in it; who sees it and lacks the permission gets 403; who is not signed in gets 401.

                ## Permissions

                | permission | allows to | from this role upwards |
                | --- | --- | --- |
                """);
        for (Permission permission : Permission.values()) {
            String from = permission == Permission.ANYBODY
                    ? "nobody signed in"
                    : Permissions.leastRoleFor(permission).wireName();
            text.append("| %s | %s | %s |%n".formatted(permission, permission.meaning(), from));
        }
        text.append("""

                ## Routes

                | route | permission | scope | owner | administrator | manager | reviewer | annotator |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        SERVER.application().gate().endpoints().stream()
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .forEach(endpoint -> text.append(row(endpoint)));
        return text.toString();
    }

    private static String row(Endpoint endpoint) {
        String scope = switch (endpoint.scope()) {
            case Scope.Open _ -> "open";
            case Scope.Organization _ -> "organization";
            case Scope.Project _ -> "project";
        };
        StringBuilder row = new StringBuilder(
                "| `%s %s` | %s | %s".formatted(endpoint.method(), endpoint.path(), endpoint.permission(), scope));
        for (Role role : Role.values()) {
            row.append(Permissions.allow(role, endpoint.permission()) ? " | yes" : " | no");
        }
        return row.append(" |\n").toString();
    }
}
