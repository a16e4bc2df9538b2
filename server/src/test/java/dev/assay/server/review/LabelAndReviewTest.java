package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The path of a task over HTTP: next, draft, submit, review, rejection, new version, acceptance.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabelAndReviewTest {
    private RunningServer server;
    private ApiClient owner;
    private ApiClient ann;
    private ApiClient bob;
    private ApiClient reviewer;

    @BeforeAll
    void start() {
        server = RunningServer.start();
        owner = server.owner();
        ann = server.member(Role.ANNOTATOR);
        bob = server.member(Role.ANNOTATOR);
        reviewer = server.member(Role.REVIEWER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private long project(ObjectNode settings) {
        settings.put("label_config", TestServer.BOXES);
        return owner.post("/api/projects", settings).expect(201).path("id").asLong();
    }

    private long task(long project) {
        ObjectNode body = Json.object();
        body.putObject("data").put("image", "/data/upload/1/a.png");
        return owner.post("/api/projects/" + project + "/tasks/", body)
                .expect(201)
                .path("id")
                .asLong();
    }

    private static ArrayNode box(double x) {
        ArrayNode result = Json.array();
        ObjectNode item = result.addObject();
        item.put("id", "r1").put("from_name", "box").put("to_name", "image").put("type", "rectanglelabels");
        item.put("original_width", 640).put("original_height", 480).put("image_rotation", 0);
        ObjectNode value = item.putObject("value");
        value.put("x", x).put("y", 10).put("width", 20).put("height", 20).put("rotation", 0);
        value.putArray("rectanglelabels").add("cell");
        return result;
    }

    private static ObjectNode answer(double x) {
        ObjectNode body = Json.object();
        body.set("result", box(x));
        return body.put("lead_time", 3.5);
    }

    private JsonNode states(long project) {
        return owner.get("/api/projects/" + project).expect(200).path("states");
    }

    @Test
    void aRejectedAnswerComesBackToItsAuthorAndIsAcceptedInTheEnd() {
        long project = project(Json.object());
        long task = task(project);
        JsonNode offered =
                ann.get("/api/projects/" + project + "/next?heartbeat=true").expect(200);
        assertEquals(task, offered.path("id").asLong());
        assertEquals("in_progress", offered.path("state").asString());
        bob.get("/api/projects/" + project + "/next").expectProblem(404, "queue-empty");
        String lock = offered.path("unique_lock_id").asString();
        JsonNode again = ann.get("/api/projects/" + project + "/next").expect(200);
        assertEquals(lock, again.path("unique_lock_id").asString(), "the held task is given again");

        JsonNode draft = ann.post("/api/tasks/" + task + "/drafts", answer(1)).expect(201);
        assertEquals(1, draft.path("version").asInt());
        JsonNode made = ann.post(
                        "/api/tasks/" + task + "/annotations/", answer(10).put("unique_lock_id", lock))
                .expect(201);
        long id = made.path("id").asLong();
        assertEquals(0, ann.get("/api/tasks/" + task + "/drafts").expect(200).size(), "the draft became the answer");
        assertEquals(
                "completed",
                ann.get("/api/tasks/" + task).expect(200).path("state").asString());
        bob.get("/api/annotations/" + id).expectProblem(404, "not-found");

        JsonNode toReview =
                reviewer.get("/api/projects/" + project + "/review/next").expect(200);
        assertEquals(task, toReview.path("id").asLong());
        owner.get("/api/projects/" + project + "/review/next").expectProblem(404, "review-queue-empty");
        ObjectNode rejection = Json.object().put("verdict", "rejected").put("comment", "too far left");
        rejection.putArray("pins").addObject().put("to_name", "image").put("region", "r1");
        reviewer.post("/api/annotations/" + id + "/review", Json.object().put("verdict", "rejected"))
                .expect(400);
        reviewer.post("/api/annotations/" + id + "/review", rejection).expect(201);

        JsonNode back = ann.get("/api/projects/" + project + "/next").expect(200);
        assertEquals(task, back.path("id").asLong());
        assertEquals("rejected", back.path("state").asString());
        assertEquals(
                "too far left", back.path("reviews").path(0).path("comment").asString());
        assertEquals(
                "r1",
                back.path("reviews").path(0).path("pins").path(0).path("region").asString());
        JsonNode corrected = ann.header("If-Match", "\"1\"")
                .patch("/api/annotations/" + id, answer(30))
                .expect(200);
        assertEquals(2, corrected.path("version").asInt());
        ann.header("If-Match", "\"1\"")
                .patch("/api/annotations/" + id, answer(40))
                .expect(412);
        assertEquals(
                "completed",
                owner.get("/api/tasks/" + task).expect(200).path("state").asString());

        reviewer.post("/api/annotations/" + id + "/review", Json.object().put("verdict", "accepted"))
                .expect(201);
        JsonNode accepted = owner.get("/api/tasks/" + task).expect(200);
        assertEquals("accepted", accepted.path("state").asString());
        assertEquals(
                "accepted", accepted.path("annotations").path(0).path("verdict").asString());
        assertEquals(1, states(project).path("accepted").asInt());
        ann.patch("/api/annotations/" + id, answer(50)).expectProblem(409, "task-accepted");

        owner.post("/api/tasks/" + task + "/reopen", Json.object()).expect(400);
        assertEquals(
                "completed",
                owner.post("/api/tasks/" + task + "/reopen", Json.object().put("reason", "new guideline"))
                        .expect(200)
                        .path("state")
                        .asString());
        JsonNode history = owner.get("/api/tasks/" + task + "/history").expect(200);
        assertEquals(6, history.size(), history.toString());
        assertEquals("reopen", history.path(0).path("trigger").asString());
        assertEquals("new guideline", history.path(0).path("reason").asString());
    }

    @Test
    void aReviewersCorrectionIsANewVersionOfTheSameAnswer() {
        long project = project(Json.object());
        long task = task(project);
        long id = ann.post("/api/tasks/" + task + "/annotations", answer(10))
                .expect(201)
                .path("id")
                .asLong();
        ObjectNode fix = Json.object().put("verdict", "fixed");
        fix.set("result", box(12));
        reviewer.post("/api/annotations/" + id + "/review", fix).expect(201);
        JsonNode fixed = ann.get("/api/annotations/" + id).expect(200);
        assertEquals(2, fixed.path("version").asInt());
        assertEquals("fixed", fixed.path("verdict").asString());
        assertEquals(12, fixed.path("result").path(0).path("value").path("x").asDouble());
        JsonNode versions = ann.get("/api/annotations/" + id + "/versions").expect(200);
        assertEquals(2, versions.size());
        assertEquals("submitted", versions.path(1).path("action").asString());
        JsonNode diff = ann.get("/api/annotations/" + id + "/diff").expect(200);
        assertEquals(1, diff.path("changed").size());
        assertEquals(
                "accepted",
                owner.get("/api/tasks/" + task).expect(200).path("state").asString());
    }

    @Test
    void whereNoReviewIsAskedTheSystemAccepts() {
        long project = project(Json.object().put("review_required", false));
        long task = task(project);
        long id = ann.post("/api/tasks/" + task + "/annotations", answer(10))
                .expect(201)
                .path("id")
                .asLong();
        assertEquals(
                "accepted",
                owner.get("/api/tasks/" + task).expect(200).path("state").asString());
        ann.delete("/api/annotations/" + id).expect(204);
        assertEquals(
                "draft",
                owner.get("/api/tasks/" + task).expect(200).path("state").asString());
        assertEquals(4, owner.get("/api/tasks/" + task + "/history").expect(200).size());
    }

    @Test
    void nobodyReviewsOwnWorkUnlessTheProjectAllowsIt() {
        long project = project(Json.object());
        long task = task(project);
        long id = reviewer.post("/api/tasks/" + task + "/annotations", answer(1))
                .expect(201)
                .path("id")
                .asLong();
        reviewer.get("/api/projects/" + project + "/review/next").expectProblem(404, "review-queue-empty");
        ObjectNode accept = Json.object().put("verdict", "accepted");
        reviewer.post("/api/annotations/" + id + "/review", accept).expectProblem(403, "own-work");
        owner.patch("/api/projects/" + project, Json.object().put("review_own", true))
                .expect(200);
        reviewer.post("/api/annotations/" + id + "/review", accept).expect(201);
        reviewer.post("/api/annotations/" + id + "/review", accept).expectProblem(409, "task-wrong-state");
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAndNoSecondAnnotation() {
        long project = project(Json.object());
        long task = task(project);
        String path = "/api/tasks/" + task + "/annotations";
        ApiClient keyed = ann.header("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode first = keyed.post(path, answer(1)).expect(201);
        assertEquals(first, keyed.post(path, answer(1)).expect(201));
        keyed.post(path, answer(2)).expectProblem(422, "idempotency-key-reused");
        assertEquals(1, ann.get(path).expect(200).size());
        ObjectNode unique = answer(3).put("unique_id", UUID.randomUUID().toString());
        bob.post(path, unique).expect(201);
        bob.post(path, unique).expectProblem(409, "unique-id-taken");
        bob.post(path, answer(3).put("unique_id", "nonsense")).expect(400);
    }

    @Test
    void whatIsNoResultIsRefusedAndWhatDoesNotFitIsKeptWithItsProblems() {
        long project = project(Json.object());
        long task = task(project);
        String path = "/api/tasks/" + task + "/annotations";
        ann.post(path, Json.object().put("result", "x")).expectProblem(400, "result-malformed");
        ObjectNode withNul = answer(1);
        ((ObjectNode) withNul.path("result").path(0)).put("note", "a\0b");
        assertEquals(
                "/result/0/note",
                ann.post(path, withNul)
                        .expect(400)
                        .path("problems")
                        .path(0)
                        .path("pointer")
                        .asString());
        ann.post("/api/tasks/" + task + "/drafts", withNul).expect(400);
        JsonNode empty = ann.post(path, Json.object()).expect(201);
        assertTrue(empty.path("result").isNull());
        ObjectNode misfit = answer(95);
        JsonNode kept = ann.post(path, misfit).expect(201);
        assertEquals("outside-image", kept.path("problems").path(0).path("code").asString());
        assertEquals(misfit.path("result").toString(), kept.path("result").toString());
        owner.patch("/api/projects/" + project, Json.object().put("strict_results", true))
                .expect(200);
        ann.post(path, misfit).expectProblem(422, "result-invalid");
    }

    @Test
    void aSubmitIsHeldToTheLeaseThatItNames() {
        long project = project(Json.object());
        long task = task(project);
        String lock = ann.get("/api/projects/" + project + "/next")
                .expect(200)
                .path("unique_lock_id")
                .asString();
        ann.post("/api/tasks/" + task + "/drafts", answer(1)).expect(201);
        ann.delete("/api/tasks/" + task + "/lease").expect(204);
        String other = bob.get("/api/projects/" + project + "/next")
                .expect(200)
                .path("unique_lock_id")
                .asString();
        assertNotEquals(lock, other);
        ann.post("/api/tasks/" + task + "/annotations", answer(1).put("unique_lock_id", lock))
                .expectProblem(409, "lease-lost");
        ann.post("/api/tasks/" + task + "/lease", Json.object()).expectProblem(409, "lease-lost");
        assertEquals(1, ann.get("/api/tasks/" + task + "/drafts").expect(200).size(), "the draft is kept");
        ann.post("/api/tasks/" + task + "/annotations", answer(1)).expect(201);
    }

    @Test
    void aSkippedTaskGoesToOthersOrComesBackOrCountsBySetting() {
        long others = project(Json.object());
        long first = task(others);
        ObjectNode skip = Json.object().put("was_cancelled", true).put("skip_reason", "blurred");
        ann.post("/api/tasks/" + first + "/annotations", skip).expect(201);
        ann.get("/api/projects/" + others + "/next").expectProblem(404, "queue-empty");
        assertEquals(
                first,
                bob.get("/api/projects/" + others + "/next")
                        .expect(200)
                        .path("id")
                        .asLong());

        long mine = project(Json.object().put("skip_queue", "REQUEUE_FOR_ME"));
        long second = task(mine);
        ann.post("/api/tasks/" + second + "/annotations", skip).expect(201);
        JsonNode back = ann.get("/api/projects/" + mine + "/next").expect(200);
        assertEquals("Skipped queue", back.path("queue").asString());

        long counted = project(Json.object().put("skip_queue", "IGNORE_SKIPPED"));
        long third = task(counted);
        long id = ann.post("/api/tasks/" + third + "/annotations", skip)
                .expect(201)
                .path("id")
                .asLong();
        assertEquals(
                "skipped",
                owner.get("/api/tasks/" + third).expect(200).path("state").asString());
        ann.post("/api/annotations/" + id + "/convert-to-draft").expect(200);
        assertEquals(
                "in_progress",
                owner.get("/api/tasks/" + third).expect(200).path("state").asString());

        ObjectNode fixed = Json.object().put("allow_skip", false);
        fixed.putObject("data").put("image", "b.png");
        long fourth = owner.post("/api/projects/" + counted + "/tasks", fixed)
                .expect(201)
                .path("id")
                .asLong();
        ann.post("/api/tasks/" + fourth + "/annotations", skip).expectProblem(400, "task-not-skippable");
    }

    @Test
    void oneTaskIsClaimedAheadAndPausedProjectsGiveNone() {
        long project = project(Json.object());
        long first = task(project);
        long second = task(project);
        long third = task(project);
        String next = "/api/projects/" + project + "/next";
        assertEquals(first, ann.get(next).expect(200).path("id").asLong());
        assertEquals(
                second, ann.get(next + "?after=" + first).expect(200).path("id").asLong());
        assertEquals(
                second, ann.get(next + "?after=" + first).expect(200).path("id").asLong());
        assertEquals(third, bob.get(next).expect(200).path("id").asLong());
        owner.patch("/api/projects/" + project, Json.object().put("is_paused", true))
                .expect(200);
        ann.get(next).expectProblem(404, "project-paused");
        JsonNode progress =
                reviewer.get("/api/projects/" + project + "/progress").expect(200);
        assertEquals(3, progress.path("states").path("in_progress").asInt());
        assertEquals(14, progress.path("throughput").size());
    }

    @Test
    void aConfigThatLosesLabelsInUseIsRefused() {
        long project = project(Json.object());
        long task = task(project);
        ann.post("/api/tasks/" + task + "/annotations", answer(1)).expect(201);
        ObjectNode config = Json.object()
                .put("label_config", TestServer.BOXES.replace("<Label value=\"cell\"/>", "<Label value=\"virus\"/>"));
        owner.patch("/api/projects/" + project, config).expectProblem(400, "config-invalid");
        owner.post("/api/projects/" + project + "/validate", config).expect(400);
        owner.patch("/api/projects/" + project + "?force=true", config).expect(200);
        assertEquals(
                2,
                owner.get("/api/projects/" + project + "/config-versions")
                        .expect(200)
                        .size());
        owner.post("/api/projects/validate", Json.object().put("label_config", "<View>"))
                .expect(400);
        owner.post("/api/projects/validate", Json.object().put("label_config", "<a/>"))
                .expect(200);
        owner.patch("/api/projects/" + project, Json.object().put("maximum_annotations", 0))
                .expect(400);
        JsonNode summary = owner.get("/api/projects/" + project + "/summary").expect(200);
        assertEquals(1, summary.path("created_labels").path("box").path("cell").asInt());
        assertEquals(1, summary.path("all_data_columns").path("image").asInt());
    }

    @Test
    void membersOnlyProjectsAreHiddenFromStrangers() {
        long project = project(Json.object().put("open_to_organization", false));
        long task = task(project);
        ann.get("/api/projects/" + project).expectProblem(404, "not-found");
        ann.get("/api/tasks/" + task).expectProblem(404, "not-found");
        long me = ann.get("/api/current-user/whoami").expect(200).path("id").asLong();
        owner.post(
                        "/api/projects/" + project + "/members",
                        Json.object().put("user", me).put("role", "reviewer"))
                .expect(201);
        assertEquals(
                "reviewer",
                ann.get("/api/projects/" + project).expect(200).path("my_role").asString());
        owner.delete("/api/projects/" + project + "/members/" + me).expect(204);
        ann.get("/api/tasks/" + task).expectProblem(404, "not-found");
    }

    @Test
    void whatBelongsToOthersIsLeftAlone() {
        long project = project(Json.object());
        long task = task(project);
        long id = ann.post("/api/tasks/" + task + "/annotations", answer(1))
                .expect(201)
                .path("id")
                .asLong();
        reviewer.patch("/api/annotations/" + id, answer(2)).expectProblem(403, "not-yours");
        reviewer.delete("/api/annotations/" + id).expectProblem(403, "not-yours");
        ann.get("/api/annotations/" + id + "/diff?from=7&to=1").expectProblem(404, "no-such-version");
        ann.post("/api/annotations/" + id + "/revert", Json.object().put("version", 9))
                .expectProblem(404, "no-such-version");
        ann.patch("/api/annotations/" + id, Json.object().put("ground_truth", true))
                .expectProblem(403, "not-allowed");
        owner.patch("/api/annotations/" + id, Json.object().put("ground_truth", true))
                .expect(200);

        long draft = ann.post("/api/tasks/" + task + "/annotations/" + id + "/drafts", answer(3))
                .expect(201)
                .path("id")
                .asLong();
        bob.get("/api/drafts/" + draft).expectProblem(404, "not-found");
        owner.get("/api/drafts/" + draft).expect(200);
        owner.patch("/api/drafts/" + draft, answer(4)).expectProblem(403, "not-yours");
        bob.post("/api/tasks/" + task + "/annotations", answer(4).put("draft_id", draft))
                .expectProblem(403, "not-yours");
        ann.header("If-Match", "\"9\"").patch("/api/drafts/" + draft, answer(5)).expect(412);
        ann.header("If-Match", "\"1\"").patch("/api/drafts/" + draft, answer(5)).expect(200);
        ann.patch("/api/annotations/" + id, answer(5)).expect(200);
        ann.get("/api/drafts/" + draft).expectProblem(404, "not-found");
        assertEquals(
                1,
                ann.post("/api/annotations/" + id + "/revert", Json.object().put("version", 1))
                        .expect(200)
                        .path("result")
                        .path(0)
                        .path("value")
                        .path("x")
                        .asInt());
    }

    @Test
    void aSkipIsNotReviewedAndRolesAreNotGivenAboveOnesOwn() {
        long project = project(Json.object().put("maximum_annotations", 2).put("skip_queue", "IGNORE_SKIPPED"));
        long task = task(project);
        String path = "/api/tasks/" + task + "/annotations";
        long skip = ann.post(path, Json.object().put("was_cancelled", true))
                .expect(201)
                .path("id")
                .asLong();
        bob.post(path, answer(1)).expect(201);
        reviewer.post("/api/annotations/" + skip + "/review", Json.object().put("verdict", "accepted"))
                .expectProblem(409, "skip-not-reviewable");
        ApiClient manager = server.member(Role.MANAGER);
        long me = manager.get("/api/current-user/whoami").expect(200).path("id").asLong();
        manager.post(
                        "/api/projects/" + project + "/members",
                        Json.object().put("user", me).put("role", "administrator"))
                .expectProblem(403, "project-role-above-own");
    }
}
