package dev.assay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.identity.Endpoint;
import dev.assay.server.platform.http.Method;
import dev.assay.server.platform.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hostile values at every place where somebody can write: each is refused with a problem, or stored as it came; none
/// makes the server fail.
final class HostileInputTest {
    private static final RunningServer SERVER = RunningServer.start();
    private static final ApiClient OWNER = SERVER.owner();

    /// Texts as JSON writes them.
    private static final List<String> TEXTS = List.of(
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00 tail\"",
            "\"\\ud83d\\ude00\"",
            "\"\\uffff\\u202e\\u200b\"",
            "\"%s %n ${jndi:x} {{7*7}}\"",
            "\"'; DROP TABLE task; --\"",
            "\"\\\\.\\\\N\\t\\r\\n\"",
            "\"<View><a></View>\"",
            "\"%00%ff../../etc/passwd\"",
            "\"" + "ab".repeat(3_000) + "\"",
            "\"" + "é漢".repeat(1_500) + "\"",
            "\"\"",
            "\"1970-13-45T99:99:99Z\"",
            "\"00000000-0000-0000-0000-00000000000g\"");

    /// Values that are not what is wanted.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0.0",
            "1e400",
            "1e99999",
            "-1e-99999",
            "-1e-400",
            "1e30",
            "99999999999999999999999999999",
            "2147483648",
            "9223372036854775807",
            "-1",
            "0.1234567890123456789",
            "[]",
            "{}",
            "[null]",
            "[[[{}]]]",
            "{\"\":{\"a\\u0000\":1}}",
            "[{\"id\":7,\"from_name\":[],\"to_name\":{},\"type\":0,\"value\":\"x\"}]",
            "[{\"id\":\"r\",\"from_name\":\"c\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\""
                    + "x".repeat(5_000) + "\"]}}]",
            "{\"all\":true,\"included\":[1e30],\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"regex\",\"value\":\"(\"}]}",
            "[".repeat(150) + "]".repeat(150));

    private static final List<String> KEYS = List.of(
            "title",
            "description",
            "label_config",
            "expert_instruction",
            "color",
            "data",
            "meta",
            "overlap",
            "priority",
            "allow_skip",
            "result",
            "lead_time",
            "was_cancelled",
            "skip_reason",
            "ground_truth",
            "draft_id",
            "parent_prediction",
            "unique_id",
            "unique_lock_id",
            "version",
            "model_version",
            "score",
            "verdict",
            "reason",
            "comment",
            "pins",
            "text",
            "region_ref",
            "is_resolved",
            "annotation",
            "task",
            "project",
            "user",
            "users",
            "role",
            "email",
            "first_name",
            "last_name",
            "phone",
            "username",
            "filters",
            "ordering",
            "selectedItems",
            "ids",
            "maximum_annotations",
            "sampling",
            "lease_seconds",
            "control_weights",
            "export_type",
            "task_filter_options",
            "api_token_ttl_days",
            "custom_hotkeys");

    /// Routes that would end the session this test works with, or that many calls would lock.
    private static final Set<String> LEFT_OUT = Set.of(
            "/api/session",
            "/api/session/work-as",
            "/api/users/{id}/work-as",
            "/api/current-user/reset-token",
            "/api/token",
            "/api/token/refresh",
            "/api/token/rotate",
            "/api/token/blacklist",
            "/api/jwt/settings",
            "/api/invites/accept",
            // These wait for a job each time.
            "/api/projects/{id}/import",
            "/api/projects/{id}/tasks/bulk",
            "/api/projects/{id}/exports");

    @BeforeAll
    static void oneOfEachThing() {
        ObjectNode project = Json.object().put("title", "one");
        project.put(
                "label_config",
                "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"a\"/></Choices></View>");
        OWNER.post("/api/projects", project).expect(201);
        ObjectNode task = Json.object();
        task.putObject("data").put("text", "x");
        OWNER.post("/api/projects/1/tasks", task).expect(201);
        ObjectNode answer = Json.object();
        answer.putArray("result");
        OWNER.post("/api/tasks/1/annotations", answer).expect(201);
        OWNER.post("/api/tasks/1/drafts", answer).expect(201);
        OWNER.post("/api/predictions", answer.deepCopy().put("task", 1)).expect(201);
        OWNER.post("/api/comments", Json.object().put("task", 1).put("text", "x"))
                .expect(201);
        OWNER.post("/api/dm/views", Json.object().put("project", 1)).expect(201);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static List<Endpoint> writing() {
        return SERVER.application().gate().endpoints().stream()
                .filter(endpoint -> endpoint.method() == Method.POST
                        || endpoint.method() == Method.PATCH
                        || endpoint.method() == Method.PUT)
                .filter(endpoint -> !LEFT_OUT.contains(endpoint.path()))
                .toList();
    }

    private static Optional<String> failure(Endpoint endpoint, String body) {
        String path = endpoint.path().replaceAll("\\{[^}]*}", "1");
        ApiClient.Answer answer = OWNER.sendBytes(
                endpoint.method().name(), path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        return answer.status() < 500 || answer.status() == 503
                ? Optional.empty()
                : Optional.of("%s %s %d %s"
                        .formatted(
                                endpoint.method(),
                                endpoint.path(),
                                answer.status(),
                                body.substring(0, Math.min(200, body.length()))));
    }

    @Test
    void noValueInNoFieldMakesTheServerFail() {
        List<String> failed = new ArrayList<>();
        List<String> values = new ArrayList<>(TEXTS);
        values.addAll(VALUES);
        Random random = new Random(20);
        for (Endpoint endpoint : writing()) {
            for (String value : values) {
                String all =
                        KEYS.stream().map(key -> "\"" + key + "\":" + value).collect(Collectors.joining(",", "{", "}"));
                failure(endpoint, all).ifPresent(failed::add);
                if (random.nextInt(3) == 0) {
                    failure(endpoint, value).ifPresent(failed::add);
                }
                String key = KEYS.get(random.nextInt(KEYS.size()));
                String deep = "{\"" + key + "\":" + value + ",\"result\":[],\"data\":{\"text\":" + value
                        + "},\"text\":\"y\",\"task\":1}";
                failure(endpoint, deep).ifPresent(failed::add);
            }
        }
        assertEquals(List.of(), failed);
        OWNER.get("/api/current-user/whoami").expect(200);
    }

    @Test
    void whatIsTakenComesBackAsItCame() {
        List<String> wrong = new ArrayList<>();
        for (String text : TEXTS) {
            String body = "{\"data\":{\"text\":%s,\"k\":[%s]}}".formatted(text, text);
            ApiClient.Answer made = OWNER.sendBytes(
                    "POST", "/api/projects/1/tasks", "application/json", body.getBytes(StandardCharsets.UTF_8));
            if (made.status() == 201) {
                JsonNode stored = OWNER.get(
                                "/api/tasks/" + made.json().path("id").asLong())
                        .expect(200);
                JsonNode sent = Json.read(body).path("data");
                if (!sent.equals(stored.path("data"))) {
                    wrong.add(text);
                }
            } else {
                assertEquals(400, made.status(), text);
                assertTrue(text.contains("\\u0000") || text.contains("\\ud800") || text.contains("\\udc00"), text);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void hostileQueriesAreRefusedOrAnswered() {
        List<String> failed = new ArrayList<>();
        List<String> queries = List.of(
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:data.text\",\"operator\":\"regex\",\"value\":\"(\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:data.text\",\"operator\":\"equal\",\"value\":\"\\u0000\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:priority\",\"operator\":\"equal\",\"value\":\"1e999999999\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"equal\",\"value\":1e300}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:annotators\",\"operator\":\"contains\",\"value\":[1e25]}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:created_at\",\"operator\":\"less\",\"value\":\"+999999999-01-01T00:00:00Z\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:id\",\"operator\":\"starts_with\",\"value\":\"x\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:completed_at\",\"operator\":\"contains\",\"value\":\"x\"}]}}",
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:data.text\",\"operator\":\"in\",\"value\":{\"min\":\"a\",\"max\":[]}}]}}",
                "[]",
                "{\"ordering\":{}}");
        for (String query : queries) {
            ask(failed, "/api/tasks?project=1&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        }
        for (String cursor : List.of("[\"x\",1]", "[\"\\u0000\",1]", "[\"1e999999\",1]", "[null,1]")) {
            String coded = java.util.Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
            for (String order : List.of("tasks:priority", "tasks:updated_at", "tasks:id")) {
                String query = URLEncoder.encode("{\"ordering\":[\"" + order + "\"]}", StandardCharsets.UTF_8);
                ask(failed, "/api/tasks?project=1&cursor=" + coded + "&query=" + query);
            }
        }
        for (Endpoint endpoint : SERVER.application().gate().endpoints()) {
            if (endpoint.method() == Method.GET && !endpoint.path().contains("events")) {
                String path = endpoint.path().replaceAll("\\{[^}]*}", "1");
                for (String value : List.of("%00", "-1", "99999999999999999999", "%ED%A0%80", "%25%27")) {
                    ask(failed, path + "?project=" + value + "&id=1");
                    ask(
                            failed,
                            path
                                    + "?project=1&task=%s&annotation=%s&page=%s&page_size=%s&limit=%s&search=%s&title=%s&from=%s&after=%s&ids=%s"
                                            .replace("%s", value));
                }
            }
        }
        assertEquals(List.of(), failed);
    }

    private static void ask(List<String> failed, String path) {
        ApiClient.Answer answer = OWNER.get(path);
        if (answer.status() >= 500 && answer.status() != 503) {
            failed.add(answer.status() + " " + path);
        }
    }

    @Test
    void longLabelsAndKeysAreCountedWithoutStoppingTheCounters() {
        String label = "漢".repeat(4_000);
        ObjectNode task = Json.object();
        task.putObject("data").put("k".repeat(5_000), "x").put("text", "x");
        long id =
                OWNER.post("/api/projects/1/tasks", task).expect(201).path("id").asLong();
        ObjectNode answer = Json.object();
        ObjectNode item = answer.putArray("result").addObject();
        item.put("id", "r").put("from_name", "c").put("to_name", "t").put("type", "choices");
        item.putObject("value").putArray("choices").add(label);
        OWNER.post("/api/tasks/" + id + "/annotations", answer).expect(201);
        new dev.assay.server.project.Counters(SERVER.database()).fold();
        JsonNode summary = OWNER.get("/api/projects/1/summary").expect(200);
        assertTrue(summary.path("created_labels").path("c").size() >= 1, summary.toString());
    }
}
