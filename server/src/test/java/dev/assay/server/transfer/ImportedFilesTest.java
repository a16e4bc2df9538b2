package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// When in life: photos, archives and tables are dropped on a project, looked at, and sent again.
final class ImportedFilesTest {
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
}
