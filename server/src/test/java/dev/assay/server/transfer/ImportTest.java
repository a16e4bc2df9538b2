package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    void photosBecomeTasksAndTheirBoxesPredictions() throws IOException {
        long project = project(TestServer.BOXES);
        JsonNode answer = new Form()
                .file("folder/one.png", SampleFiles.image("png", 200, 100))
                .file("folder/one.xml", SampleFiles.voc("one.png", "cell"))
                .file("two.jpg", SampleFiles.image("jpg", 64, 48))
                .file("three.bmp", SampleFiles.image("bmp", 5, 7))
                .file("four.gif", SampleFiles.image("gif", 9, 8))
                .file("huge.png", SampleFiles.hollowPng(60_000, 60_000))
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        assertEquals(5, answer.path("task_count").asInt());
        assertEquals(1, answer.path("prediction_count").asInt());
        JsonNode uploads =
                owner.get("/api/projects/" + project + "/file-uploads?all=true").expect(200);
        assertEquals(5, uploads.size());
        assertEquals("[200x100, 64x48, 5x7, 9x8, 60000x60000]", sizes(uploads));
        assertTrue(uploads.path(4).path("too_large_to_show").asBoolean());
        assertEquals(
                0,
                owner.get("/api/projects/" + project + "/file-uploads")
                        .expect(200)
                        .size());
        JsonNode first = tasksOf(project).path(4);
        JsonNode region = first.at("/predictions/0/result/0");
        assertEquals(10.0, region.at("/value/x").asDouble());
        assertEquals(50.0, region.at("/value/height").asDouble());
        assertEquals("voc", first.at("/predictions/0/model_version").asString());
        ApiClient.Answer served = owner.get(first.at("/data/image").asString());
        assertEquals(200, served.status());
        assertEquals("image/png", served.header("Content-Type").orElse(""));
        assertTrue(served.header("Content-Security-Policy").orElse("").startsWith("sandbox"));
        assertEquals("nosniff", served.header("X-Content-Type-Options").orElse(""));
        ApiClient.Answer part =
                owner.header("Range", "bytes=0-3").get(first.at("/data/image").asString());
        assertEquals(206, part.status());
        assertEquals(4, part.bytes().length);
    }

    private static String sizes(JsonNode uploads) {
        var sizes = new java.util.ArrayList<String>();
        uploads.forEach(upload -> sizes.add(
                upload.path("width").asInt() + "x" + upload.path("height").asInt()));
        return sizes.toString();
    }

    @Test
    void filesAreServedToPeopleOfTheProjectAndNothingRuns() throws IOException {
        long project = project(TestServer.BOXES);
        new Form()
                .file("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        String address = owner.get("/api/projects/" + project + "/file-uploads?all=true")
                .expect(200)
                .path(0)
                .path("address")
                .asString();
        ApiClient.Answer served = owner.get(address);
        assertTrue(served.header("Content-Disposition").orElse("").startsWith("attachment"));
        assertEquals("application/octet-stream", served.header("Content-Type").orElse(""));
        assertEquals(401, server.anonymous().get(address).status());
        owner.patch("/api/projects/" + project, Json.object().put("open_to_organization", false))
                .expect(200);
        assertEquals(404, server.member(Role.ANNOTATOR).get(address).status());
        assertEquals(404, owner.get(address + "x").status());
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() {
        long project = project(TestServer.BOXES);
        JsonNode problem = new Form()
                .file("photo.jpg", "this is a text")
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertTrue(problem.at("/problems/0/message").asString().contains("not what the name says"), problem.toString());
        new Form()
                .file("program.exe", "MZ")
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertEquals(0, projectOf(project).path("task_number").asInt());
    }

    @Test
    void archivesAreUnpackedWithoutTrust() throws IOException {
        long project = project(TestServer.BOXES);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("set/a.png", SampleFiles.image("png", 20, 10));
        files.put("set/deep/b.jpg", SampleFiles.image("jpg", 30, 10));
        files.put("labels/a.xml", SampleFiles.voc("a.png", "cell"));
        files.put("__MACOSX/set/._a.png", new byte[] {1});
        files.put("readme.md", new byte[] {1});
        JsonNode answer = new Form()
                .file("set.zip", SampleFiles.zip(files))
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        assertEquals(2, answer.path("task_count").asInt());
        assertEquals(1, answer.path("prediction_count").asInt());
        files.put("../../evil.png", SampleFiles.image("png", 1, 1));
        new Form()
                .file("evil.zip", SampleFiles.zip(files))
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        JsonNode bomb = new Form()
                .file("bomb.zip", SampleFiles.zip(Map.of("zeros.json", new byte[300 << 20])))
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertTrue(bomb.at("/problems/0/message").asString().contains("unpacks to more"), bomb.toString());
        new Form()
                .file("broken.zip", "PK no zip")
                .post(owner, "/api/projects/" + project + "/import")
                .expectProblem(400, "import-invalid");
        assertEquals(2, projectOf(project).path("task_number").asInt());
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
    void uploadsThatNoTaskShowsCanBeDeleted() throws IOException {
        long project = project(TestServer.BOXES);
        new Form()
                .file("bad.jpg", "no image")
                .file("a.png", SampleFiles.image("png", 2, 2))
                .post(owner, "/api/projects/" + project + "/import?keep_good=true")
                .expect(201);
        JsonNode gone = owner.send(
                        "DELETE",
                        "/api/projects/" + project + "/file-uploads?all=true",
                        java.util.Optional.of(Json.object()))
                .expect(200);
        assertEquals(1, gone.path("deleted").asInt());
        assertEquals(
                1,
                owner.get("/api/projects/" + project + "/file-uploads?all=true")
                        .expect(200)
                        .size());
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
    void anUploadIsReadAndDeletedByItsIdAsLabelStudioDoes() throws IOException {
        long project = project(TestServer.BOXES);
        new Form()
                .file("bad.jpg", "no image")
                .file("a.png", SampleFiles.image("png", 2, 2))
                .post(owner, "/api/projects/" + project + "/import?keep_good=true")
                .expect(201);
        JsonNode uploads =
                owner.get("/api/projects/" + project + "/file-uploads?all=true").expect(200);
        String unused = "/api/import/file-upload/" + uploads.path(0).path("id").asLong();
        String used = "/api/import/file-upload/" + uploads.path(1).path("id").asLong();
        JsonNode read = owner.get(used).expect(200);
        assertTrue(read.path("file").asString().matches("upload/\\d+/[0-9a-f]{8}-a\\.png"), read.toString());
        assertEquals(read.path("size_bytes"), read.path("size"));
        assertEquals(200, owner.get("/data/" + read.path("file").asString()).status());
        owner.send("DELETE", used, java.util.Optional.empty()).expectProblem(409, "file-in-use");
        assertEquals(
                204, owner.send("DELETE", unused, java.util.Optional.empty()).status());
        owner.get(unused).expectProblem(404, "not-found");
        owner.patch("/api/projects/" + project, Json.object().put("open_to_organization", false))
                .expect(200);
        assertEquals(404, server.member(Role.ANNOTATOR).get(used).status());
    }

    @Test
    void importingFilesAgainReplacesTheTasksThatCameFromThem() {
        long project = project(TEXTS);
        JsonNode first = new Form()
                .file("rows.csv", "text\none\ntwo\n")
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        importJson(project, "", "[{\"text\":\"other\"}]").expect(201);
        String again = "/api/projects/" + project + "/reimport";
        var body = Json.object();
        body.set("file_upload_ids", first.path("file_upload_ids"));
        JsonNode answer = owner.post(again, body).expect(201);
        assertEquals(2, answer.path("task_count").asInt());
        assertEquals(1, answer.at("/found_formats/.csv").asInt());
        assertEquals(3, projectOf(project).path("task_number").asInt());
        assertEquals(
                "completed",
                owner.get("/api/projects/" + project + "/reimports/"
                                + answer.path("import").asLong())
                        .expect(200)
                        .path("status")
                        .asString());
        JsonNode shown =
                owner.post(again, body.put("files_as_tasks_list", false)).expect(201);
        assertEquals(1, shown.path("task_count").asInt());
        JsonNode tasks = tasksOf(project);
        assertEquals(2, tasks.size());
        assertTrue(tasks.path(0).at("/data/text").asString().endsWith("-rows.csv"), tasks.toString());
        JsonNode nothing =
                owner.post(again, Json.read("{\"file_upload_ids\":[]}")).expect(200);
        assertEquals(0, nothing.path("task_count").asInt());
    }

    @Test
    void anImportThatIsNotCommittedTellsWhatItWouldAddAndKeepsTheFile() {
        long project = project(TEXTS);
        JsonNode answer = new Form()
                .file("rows.csv", "text\none\ntwo\n")
                .post(owner, "/api/projects/" + project + "/import?commit_to_project=false")
                .expect(201);
        assertEquals(2, answer.path("task_count").asInt());
        assertEquals("text", answer.at("/data_columns/0").asString());
        assertEquals(0, projectOf(project).path("task_number").asInt());
        var body = Json.object();
        body.set("file_upload_ids", answer.path("file_upload_ids"));
        owner.post("/api/projects/" + project + "/reimport", body).expect(201);
        assertEquals(2, projectOf(project).path("task_number").asInt());
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
