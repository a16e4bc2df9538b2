package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ImportTest {
    private static final String TEXTS = """
            <View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="good"/><Choice value="bad"/></Choices></View>
            """;
    private static RunningServer server;
    private static ApiClient owner;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        owner = server.owner();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long project(String config) {
        return owner.post("/api/projects", Json.object().put("title", "import").put("label_config", config))
                .expect(201)
                .path("id")
                .asLong();
    }

    private static ApiClient.Answer importJson(long project, String query, String json) {
        return owner.sendBytes(
                "POST",
                "/api/projects/" + project + "/import" + query,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode projectOf(long id) {
        return owner.get("/api/projects/" + id).expect(200);
    }

    private static JsonNode tasksOf(long project) {
        ApiClient.Answer answer = owner.get("/api/projects/" + project + "/tasks");
        return answer.status() == 404 ? Json.array() : answer.expect(200);
    }

    @Test
    void tasksComeWithAnswersAndPredictions() {
        long project = project(TEXTS);
        JsonNode answer = importJson(project, "?return_task_ids=true", """
                [{"data": {"text": "a"}, "predictions": [{"result": "good", "score": 0.9, "model_version": "m1"}],
                  "annotations": [{"result": [{"from_name":"c","to_name":"t","type":"choices","value":{"choices":["bad"]}}], "lead_time": 2.5}]},
                 {"text": "b"}]
                """).expect(201);
        assertEquals(2, answer.path("task_count").asInt());
        assertEquals(1, answer.path("annotation_count").asInt());
        assertEquals(1, answer.path("prediction_count").asInt());
        assertEquals("text", answer.path("data_columns").path(0).asString());
        JsonNode task = owner.get(
                        "/api/tasks/" + answer.path("task_ids").path(0).asLong())
                .expect(200);
        assertEquals("completed", task.path("state").asString());
        assertEquals(1, task.path("total_predictions").asInt());
        assertEquals("good", task.at("/predictions/0/result/0/value/choices/0").asString());
        assertEquals("bad", task.at("/annotations/0/result/0/value/choices/0").asString());
        assertTrue(task.at("/annotations/0/ground_truth").asBoolean());
        JsonNode counted = projectOf(project);
        assertEquals(2, counted.path("task_number").asInt());
        assertEquals(1, counted.path("total_annotations_number").asInt());
        assertEquals(1, counted.path("total_predictions_number").asInt());
        assertEquals("m1", counted.path("model_version").asString());
    }

    @Test
    void oneBadTaskKeepsAllOutUnlessGoodOnesAreKept() {
        long project = project(TEXTS);
        String json = "[{\"text\": \"a\"}, {\"txt\": \"b\"}, {\"text\": \"c\"}]";
        JsonNode problem = importJson(project, "", json).expectProblem(400, "import-invalid");
        assertEquals("/1/data/text", problem.at("/problems/0/pointer").asString());
        assertEquals(0, projectOf(project).path("task_number").asInt());
        JsonNode kept = importJson(project, "?keep_good=true", json).expect(201);
        assertEquals(2, kept.path("task_count").asInt());
        assertEquals(1, kept.path("refused_count").asInt());
        assertEquals(2, projectOf(project).path("task_number").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[5]",
                "[",
                "{\"text\": NaN}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":\"x\"}]}]",
                "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[5]}]}]",
                "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[],\"completed_by\":{\"email\":\"nobody@example.org\"}}]}]",
                "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[],\"completed_by\":999999}]}]",
                "[{\"data\":{\"text\":\"a\"},\"predictions\":[{\"result\":[{\"value\":5}]}]}]",
                "[{\"data\":{\"text\":\"\\u0000\"}}]"
            })
    void badInputIsAProblemAndAddsNothing(String json) {
        long project = project(TEXTS);
        importJson(project, "", json).expectProblem(400, "import-invalid");
        assertEquals(0, projectOf(project).path("task_number").asInt());
        owner.get("/health").expect(200);
    }

    @Test
    void anEmptyRequestAndAnAddressAreRefused() {
        long project = project(TEXTS);
        owner.post("/api/projects/" + project + "/import").expectProblem(400, "nothing-to-import");
        owner.sendBytes(
                        "POST",
                        "/api/projects/" + project + "/import",
                        "application/x-www-form-urlencoded",
                        "url=http://169.254.169.254/".getBytes(StandardCharsets.UTF_8))
                .expectProblem(400, "import-by-address");
    }

    @Test
    void resultsThatDoNotFitAreKeptWithTheirProblemsAndRefusedWhereStrict() {
        long project = project(TEXTS);
        String json =
                "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[{\"from_name\":\"nope\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\"good\"]}}]}]}]";
        JsonNode answer = importJson(project, "", json).expect(201);
        assertTrue(answer.path("remark_count").asInt() > 0);
        owner.patch("/api/projects/" + project, Json.object().put("strict_results", true))
                .expect(200);
        importJson(project, "", json).expectProblem(400, "import-invalid");
    }

    @Test
    void anAnswerWithAKnownIdIsNotTakenTwice() {
        long project = project(TEXTS);
        String json = "[{\"data\":{\"text\":\"a\"},\"annotations\":[{\"result\":[],\"unique_id\":\"%s\"}]}]"
                .formatted(java.util.UUID.randomUUID());
        importJson(project, "", json).expect(201);
        importJson(project, "", json).expectProblem(400, "import-invalid");
        assertEquals(1, projectOf(project).path("task_number").asInt());
    }

    @Test
    void tablesAndTextsBecomeTasks() {
        long project = project(TEXTS);
        JsonNode answer = new Form()
                .file("a.csv", "text,more\none,1\ntwo,2\n")
                .file("b.tsv", "text\tmore\nthree\t3\n")
                .file("c.txt", "four\n\nfive\n")
                .file("d.json", "[{\"text\":\"six\"}]")
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        assertEquals(6, answer.path("task_count").asInt());
        assertEquals(4, answer.path("file_upload_ids").size());
        assertEquals(1, answer.at("/found_formats/.csv").asInt());
        assertEquals(1, answer.path("remark_count").asInt());
        JsonNode ragged = new Form()
                .file("a.csv", "text,more\none\ntwo,2,3\n")
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertTrue(ragged.at("/problems/0/message").asString().startsWith("a.csv, line 2:"), ragged.toString());
        assertEquals(6, projectOf(project).path("task_number").asInt());
    }

    @Test
    void anImportMayBeFollowedInsteadOfAwaited() throws InterruptedException {
        long project = project(TEXTS);
        long job = importJson(project, "?async=true", "[{\"text\":\"a\"}]")
                .expect(201)
                .path("import")
                .asLong();
        JsonNode state =
                owner.get("/api/projects/" + project + "/imports/" + job).expect(200);
        long end = System.nanoTime() + 20_000_000_000L;
        while (!state.path("status").asString().equals("completed") && System.nanoTime() < end) {
            Thread.onSpinWait();
            state = owner.get("/api/projects/" + project + "/imports/" + job).expect(200);
        }
        assertEquals(1, state.path("task_count").asInt(), state.toString());
        owner.get("/api/projects/" + project(TEXTS) + "/imports/" + job).expect(404);
    }

    @Test
    void onlyThoseWhoMayImportDo() {
        long project = project(TEXTS);
        ApiClient annotator = server.member(Role.ANNOTATOR);
        assertEquals(
                403,
                annotator
                        .sendBytes(
                                "POST",
                                "/api/projects/" + project + "/import",
                                "application/json",
                                "[{\"text\":\"a\"}]".getBytes(StandardCharsets.UTF_8))
                        .status());
        assertFalse(tasksOf(project).iterator().hasNext());
    }

    @Test
    void theLabelOfAnImportedAnswerIsFoundBySearch() {
        long project = project(TEXTS);
        importJson(project, "", """
                [{"data":{"text":"a"},"annotations":[{"result":[
                   {"from_name":"c","to_name":"t","type":"choices","value":{"choices":["good"]}}]}]},
                 {"data":{"text":"b"}}]""").expect(201);
        String query = "{\"filters\":{\"conjunction\":\"and\",\"items\":[{\"filter\":\"filter:tasks:label\","
                + "\"operator\":\"equal\",\"type\":\"String\",\"value\":\"good\"}]}}";
        String path = "/api/tasks?project=" + project + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode found = owner.get(path).expect(200);
        for (int i = 0; i < 1_000 && found.path("total").asInt() == 0; i++) {
            LockSupport.parkNanos(10_000_000);
            found = owner.get(path).expect(200);
        }
        assertEquals("a", found.at("/tasks/0/data/text").asString(), found.toString());
        assertEquals(1, found.path("total").asInt());
    }

    @Test
    void anImportThatIsCancelledAddsNothingAndLeavesNoFile() throws IOException {
        long project = project(TEXTS);
        long before = blobs();
        String rows = "[" + "{\"text\":\"%s\"},".formatted("x".repeat(200)).repeat(50_000) + "{\"text\":\"last\"}]";
        long job = importJson(project, "?async=true", rows)
                .expect(201)
                .path("import")
                .asLong();
        owner.post("/api/jobs/" + job + "/cancel").expect(200);
        JsonNode state = owner.get("/api/jobs/" + job).expect(200);
        for (int i = 0; i < 2_000 && (state.path("finished_at").isNull() || blobs() > before); i++) {
            LockSupport.parkNanos(10_000_000);
            state = owner.get("/api/jobs/" + job).expect(200);
        }
        assertEquals("cancelled", state.path("state").asString());
        assertEquals(0, projectOf(project).path("task_number").asInt());
        assertEquals(before, blobs());
    }

    @Test
    void tablesOfSpreadsheetsAreRead() {
        long project = project(TEXTS);
        byte[] latin1 = "text;more\ncaf\u00e9;1\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] marked = "\ufefftext,more\n\u00fcber,2\n".getBytes(StandardCharsets.UTF_8);
        JsonNode answer = new Form()
                .file("latin1.csv", latin1)
                .file("marked.csv", marked)
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        assertEquals(1, answer.path("remark_count").asInt());
        assertTrue(answer.at("/problems/0/message").asString().contains("Windows-1252"), answer.toString());
        assertEquals("\u00fcber", tasksOf(project).path(0).at("/data/text").asString());
        assertEquals("caf\u00e9", tasksOf(project).path(1).at("/data/text").asString());
    }

    @Test
    void anImportThatFailsLeavesNoFileAndTellsAllItsProblems() throws IOException {
        long project = project(TEXTS);
        long before = blobs();
        String rows = "[" + "{\"txt\":1},".repeat(1_500) + "{\"text\":\"good\"}]";
        JsonNode problem = new Form()
                .file("rows.json", rows)
                .file("set.zip", SampleFiles.zip(Map.of("more.json", "[{\"txt\":2}]".getBytes(StandardCharsets.UTF_8))))
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertTrue(problem.path("detail").asString().startsWith("1501 problems were found"), problem.toString());
        assertEquals(1_000, problem.path("problems").size());
        JsonNode job = owner.get("/api/jobs?project=" + project).expect(200).path(0);
        assertEquals(1_501, job.path("problem_count").asInt(), job.toString());
        for (int i = 0; i < 1_000 && blobs() > before; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertEquals(before, blobs());
        assertEquals(
                0,
                owner.get("/api/projects/" + project + "/file-uploads?all=true")
                        .expect(200)
                        .size());
    }

    /// How many files of whatever kind the server keeps.
    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(server.home().resolve("blobs"))) {
            return files.filter(file -> file.getFileName().toString().length() >= 32)
                    .count();
        }
    }
}
