package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ExportTest {
    private static RunningServer server;
    private static ApiClient owner;
    private static long project;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
        owner = server.owner();
        project = owner.post(
                        "/api/projects", Json.object().put("title", "export").put("label_config", TestServer.BOXES))
                .expect(201)
                .path("id")
                .asLong();
        new Form()
                .file("a.png", SampleFiles.image("png", 200, 100))
                .post(owner, "/api/projects/" + project + "/import")
                .expect(201);
        long task = owner.get("/api/projects/" + project + "/tasks")
                .expect(200)
                .path(0)
                .path("id")
                .asLong();
        owner.post("/api/tasks/" + task + "/annotations", Json.read("""
                {"lead_time": 3.5, "result": [{"id":"r1","from_name":"box","to_name":"image","type":"rectanglelabels",
                  "original_width":200,"original_height":100,"image_rotation":0,"own_key":{"kept":1.50},
                  "value":{"x":10,"y":20,"width":30,"height":40,"rotation":0,"rectanglelabels":["cell"]}}]}
                """)).expect(201);
        importJson("""
                [{"image": "b.png"},
                 {"data": {"image": "c.png"}, "annotations": [{"was_cancelled": true, "result": []}], "predictions": [{"result": []}]}]
                """);
    }

    private static void importJson(String json) {
        owner.sendBytes(
                        "POST",
                        "/api/projects/" + project + "/import",
                        "application/json",
                        json.getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ApiClient.Answer export(String query) {
        ApiClient.Answer answer = owner.get("/api/projects/" + project + "/export?" + query);
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void jsonHoldsWholeTasksAsLabelStudioWritesThem() {
        ApiClient.Answer answer = export("exportType=JSON");
        assertEquals("application/.json", answer.header("Content-Type").orElse(""));
        assertTrue(
                answer.header("filename").orElse("").matches("project-\\d+-at-\\d{4}(-\\d{2}){4}-[0-9a-f]{8}\\.json"));
        JsonNode tasks = answer.json();
        assertEquals(2, tasks.size());
        JsonNode first = tasks.path(0);
        assertEquals("1.50", first.at("/annotations/0/result/0/own_key/kept").toString());
        assertEquals(3.5, first.at("/annotations/0/lead_time").asDouble());
        assertTrue(first.path("file_upload").asString().endsWith("-a.png"));
        assertTrue(tasks.path(1).at("/annotations/0/was_cancelled").asBoolean());
        assertTrue(tasks.path(1).at("/predictions/0").isIntegralNumber());
        assertEquals(
                3, export("export_type=JSON&download_all_tasks=true").json().size());
        long id = first.path("id").asLong();
        assertEquals(
                1,
                export("ids%5B%5D=" + id + "&ids%5B%5D=" + (id + 1000)).json().size());
        assertEquals(1, export("ids=" + id).json().size());
    }

    private static JsonNode snapshot(String options) {
        String path = "/api/projects/" + project + "/exports";
        JsonNode made = owner.post(path, Json.read(options)).expect(201);
        String one = path + "/" + made.path("id").asLong();
        for (int i = 0;
                i < 2_000
                        && !owner.get(one).expect(200).path("status").asString().equals("completed");
                i++) {
            LockSupport.parkNanos(10_000_000);
        }
        return owner.get(one + "/download?exportType=JSON").expect(200);
    }

    @Test
    void aSnapshotTakesLabelStudiosOptions() {
        JsonNode all = snapshot("{\"title\":\"all\"}");
        assertEquals(3, all.size());
        assertTrue(all.path(2).at("/predictions/0").isIntegralNumber());
        assertTrue(all.path(0).at("/annotations/0/completed_by").isIntegralNumber());
        assertEquals(
                2,
                snapshot("{\"task_filter_options\":{\"only_with_annotations\":true}}")
                        .size());
        assertEquals(
                1,
                snapshot("{\"task_filter_options\":{\"annotated\":\"exclude\"}}")
                        .size());
        assertEquals(
                1, snapshot("{\"task_filter_options\":{\"skipped\":\"only\"}}").size());
        JsonNode usual = snapshot("{\"annotation_filter_options\":{\"usual\":true}}");
        assertEquals(1, usual.path(0).path("annotations").size());
        assertEquals(0, usual.path(2).path("annotations").size());
        JsonNode whole = snapshot("""
                {"serialization_options":{"predictions":{"only_id":false},"drafts":{"only_id":false},
                                          "annotations__completed_by":{"only_id":false}}}""");
        JsonNode prediction = whole.path(2).at("/predictions/0");
        assertEquals(whole.path(2).path("id"), prediction.path("task"));
        assertTrue(prediction.path("result").isArray());
        assertEquals(
                "owner@example.org",
                whole.path(0).at("/annotations/0/completed_by/email").asString());
        owner.post("/api/projects/" + project + "/exports", Json.read("{\"task_filter_options\":{\"view\":1}}"))
                .expect(400);
        owner.post(
                        "/api/projects/" + project + "/exports",
                        Json.read("{\"task_filter_options\":{\"skipped\":\"maybe\"}}"))
                .expect(400);
    }

    @Test
    void whatIsExportedCanBeImportedAgain() {
        long copy = owner.post(
                        "/api/projects", Json.object().put("title", "copy").put("label_config", TestServer.BOXES))
                .expect(201)
                .path("id")
                .asLong();
        JsonNode tasks = export("exportType=JSON").json();
        tasks.forEach(task -> task.path("annotations")
                .forEach(one -> ((tools.jackson.databind.node.ObjectNode) one).remove("unique_id")));
        owner.post("/api/projects/" + copy + "/import", tasks).expect(201);
        JsonNode again =
                owner.get("/api/projects/" + copy + "/export?exportType=JSON").expect(200);
        assertEquals(tasks.at("/0/annotations/0/result"), again.at("/0/annotations/0/result"));
        assertEquals(tasks.at("/0/data"), again.at("/0/data"));
    }

    @Test
    void tablesAndArchivesAreWhole() throws IOException {
        String csv = export("exportType=CSV").text();
        assertTrue(
                csv.startsWith(
                        "\"annotation_id\",\"annotator\",\"box\",\"created_at\",\"id\",\"image\",\"lead_time\",\"updated_at\"\n"),
                csv);
        ApiClient.Answer coco = export("exportType=COCO&download_resources=true");
        assertEquals("application/zip", coco.header("Content-Type").orElse(""));
        Map<String, String> files = unzip(coco.bytes());
        JsonNode result = Json.read(files.getOrDefault("result.json", "{}"));
        assertEquals("[20.0,20.0,60.0,40.0]", result.at("/annotations/0/bbox").toString());
        assertEquals(2400.0, result.at("/annotations/0/area").asDouble());
        assertTrue(
                files.keySet().stream().anyMatch(name -> name.matches("images/[0-9a-f]{8}-a\\.png")),
                files.keySet().toString());
        Map<String, String> yolo = unzip(export("exportType=YOLO").bytes());
        assertTrue(yolo.containsValue("0 0.25 0.4 0.3 0.4\n"), yolo.toString());
        Map<String, String> ultralytics = unzip(
                export("exportType=YOLO_ULTRALYTICS&download_all_tasks=true").bytes());
        assertTrue(ultralytics.containsKey("data.yaml"));
        assertEquals(
                3,
                unzip(export("exportType=YOLO_ULTRALYTICS&download_all_tasks=true")
                                        .bytes())
                                .keySet()
                                .stream()
                                .filter(name -> name.startsWith("labels/") && name.endsWith(".txt"))
                                .count()
                        + 1);
    }

    @Test
    void answersCanBeChosen() {
        assertEquals(1, export("exportType=JSON&which=latest").json().size());
        assertEquals(0, export("exportType=JSON&which=accepted").json().size());
        owner.get("/api/projects/" + project + "/export?which=some").expectProblem(400, "invalid-request");
    }

    @Test
    void unknownFormatsAreNamed() {
        JsonNode problem = owner.get("/api/projects/" + project + "/export?exportType=PNG")
                .expectProblem(400, "unknown-export-format");
        assertTrue(problem.path("detail").asString().contains("COCO_CORRECT"));
        JsonNode formats =
                owner.get("/api/projects/" + project + "/export/formats").expect(200);
        assertEquals(9, formats.size());
        assertEquals("JSON", formats.at("/0/name").asString());
    }

    @Test
    void anExportCanBeKeptAndDownloaded() {
        JsonNode export = owner.post(
                        "/api/projects/" + project + "/exports",
                        Json.object()
                                .put("export_type", "JSON")
                                .put("title", "mine")
                                .put("download_all_tasks", false))
                .expect(201);
        String path =
                "/api/projects/" + project + "/exports/" + export.path("id").asLong();
        long end = System.nanoTime() + 20_000_000_000L;
        while (!export.path("status").asString().equals("completed") && System.nanoTime() < end) {
            Thread.onSpinWait();
            export = owner.get(path).expect(200);
        }
        assertEquals("completed", export.path("status").asString());
        assertEquals(2, export.at("/counters/task_number").asInt());
        assertEquals(2, owner.get(path + "/download").expect(200).size());
        assertEquals(
                206, owner.header("Range", "bytes=0-9").get(path + "/download").status());
        owner.get(path + "/download?exportType=CSV").expectProblem(404, "export-not-ready");
        assertEquals(
                export.path("id"),
                owner.get("/api/projects/" + project + "/exports").expect(200).at("/0/id"));
        assertEquals(204, owner.delete(path).status());
        owner.get(path).expect(404);
    }

    @Test
    void predictionsAreStoredCheckedAndCounted() {
        long task = owner.get("/api/projects/" + project + "/tasks")
                .expect(200)
                .path(0)
                .path("id")
                .asLong();
        JsonNode made = owner.post(
                        "/api/predictions",
                        Json.read("{\"task\": %d, \"score\": 0.5, \"model_version\": \"m9\", \"result\": []}"
                                .formatted(task)))
                .expect(201);
        String path = "/api/predictions/" + made.path("id").asLong();
        assertEquals(0.5, owner.get(path).expect(200).path("score").asDouble());
        assertEquals(
                0.75,
                owner.patch(path, Json.object().put("score", 0.75))
                        .expect(200)
                        .path("score")
                        .asDouble());
        owner.post("/api/predictions", Json.read("{\"task\": %d, \"result\": [5]}".formatted(task)))
                .expectProblem(400, "prediction-invalid");
        assertEquals(
                1,
                owner.get("/api/projects/" + project + "/model-versions")
                        .expect(200)
                        .path("m9")
                        .asInt());
        JsonNode imported = owner.post(
                        "/api/projects/" + project + "/import/predictions",
                        Json.read("[{\"task\": %d, \"result\": [], \"score\": 0.9}]".formatted(task)))
                .expect(201);
        assertEquals(1, imported.path("created").asInt());
        JsonNode list = owner.get("/api/predictions?task=" + task).expect(200);
        assertEquals("undefined", list.at("/0/model_version").asString());
        owner.post(
                        "/api/projects/" + project + "/import/predictions",
                        Json.read("[{\"task\": 999999, \"result\": []}]"))
                .expectProblem(400, "prediction-invalid");
        assertEquals(204, owner.delete(path).status());
        owner.get(path).expect(404);
        owner.get("/api/predictions").expect(404);
    }
}
