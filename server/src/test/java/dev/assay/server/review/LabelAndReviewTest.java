package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.platform.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The path of a task over HTTP: next, draft, submit, review, rejection, new version, acceptance.
final class LabelAndReviewTest {
    @AutoClose
    private static final LabelRoom ROOM = new LabelRoom();

    @Test
    void aRejectedAnswerComesBackToItsAuthorAndIsAcceptedInTheEnd() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        JsonNode offered = ROOM.ann
                .get("/api/projects/" + project + "/next?heartbeat=true")
                .expect(200);
        assertEquals(task, offered.path("id").asLong());
        assertEquals("in_progress", offered.path("state").asString());
        ROOM.bob.get("/api/projects/" + project + "/next").expectProblem(404, "queue-empty");
        String lock = offered.path("unique_lock_id").asString();
        JsonNode again = ROOM.ann.get("/api/projects/" + project + "/next").expect(200);
        assertEquals(lock, again.path("unique_lock_id").asString(), "the held task is given again");

        JsonNode draft = ROOM.ann
                .post("/api/tasks/" + task + "/drafts", LabelRoom.answer(1))
                .expect(201);
        assertEquals(1, draft.path("version").asInt());
        JsonNode made = ROOM.ann
                .post(
                        "/api/tasks/" + task + "/annotations/",
                        LabelRoom.answer(10).put("unique_lock_id", lock))
                .expect(201);
        long id = made.path("id").asLong();
        assertEquals(
                0, ROOM.ann.get("/api/tasks/" + task + "/drafts").expect(200).size(), "the draft became the answer");
        assertEquals(
                "completed",
                ROOM.ann.get("/api/tasks/" + task).expect(200).path("state").asString());
        ROOM.bob.get("/api/annotations/" + id).expectProblem(404, "not-found");

        JsonNode toReview =
                ROOM.reviewer.get("/api/projects/" + project + "/review/next").expect(200);
        assertEquals(task, toReview.path("id").asLong());
        ROOM.owner.get("/api/projects/" + project + "/review/next").expectProblem(404, "review-queue-empty");
        ObjectNode rejection = Json.object().put("verdict", "rejected").put("comment", "too far left");
        rejection.putArray("pins").addObject().put("to_name", "image").put("region", "r1");
        ROOM.reviewer
                .post("/api/annotations/" + id + "/review", Json.object().put("verdict", "rejected"))
                .expect(400);
        ROOM.reviewer.post("/api/annotations/" + id + "/review", rejection).expect(201);

        JsonNode back = ROOM.ann.get("/api/projects/" + project + "/next").expect(200);
        assertEquals(task, back.path("id").asLong());
        assertEquals("rejected", back.path("state").asString());
        assertEquals(
                "too far left", back.path("reviews").path(0).path("comment").asString());
        assertEquals(
                "r1",
                back.path("reviews").path(0).path("pins").path(0).path("region").asString());
        JsonNode corrected = ROOM.ann
                .header("If-Match", "\"1\"")
                .patch("/api/annotations/" + id, LabelRoom.answer(30))
                .expect(200);
        assertEquals(2, corrected.path("version").asInt());
        ROOM.ann
                .header("If-Match", "\"1\"")
                .patch("/api/annotations/" + id, LabelRoom.answer(40))
                .expect(412);
        assertEquals(
                "completed",
                ROOM.owner.get("/api/tasks/" + task).expect(200).path("state").asString());

        ROOM.reviewer
                .post("/api/annotations/" + id + "/review", Json.object().put("verdict", "accepted"))
                .expect(201);
        JsonNode accepted = ROOM.owner.get("/api/tasks/" + task).expect(200);
        assertEquals("accepted", accepted.path("state").asString());
        assertEquals(
                "accepted", accepted.path("annotations").path(0).path("verdict").asString());
        assertEquals(1, ROOM.states(project).path("accepted").asInt());
        ROOM.ann.patch("/api/annotations/" + id, LabelRoom.answer(50)).expectProblem(409, "task-accepted");

        ROOM.owner.post("/api/tasks/" + task + "/reopen", Json.object()).expect(400);
        assertEquals(
                "completed",
                ROOM.owner
                        .post("/api/tasks/" + task + "/reopen", Json.object().put("reason", "new guideline"))
                        .expect(200)
                        .path("state")
                        .asString());
        JsonNode history = ROOM.owner.get("/api/tasks/" + task + "/history").expect(200);
        assertEquals(6, history.size(), history.toString());
        assertEquals("reopen", history.path(0).path("trigger").asString());
        assertEquals("new guideline", history.path(0).path("reason").asString());
    }

    @Test
    void aReviewersCorrectionIsANewVersionOfTheSameAnswer() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        long id = ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(10))
                .expect(201)
                .path("id")
                .asLong();
        ObjectNode fix = Json.object().put("verdict", "fixed");
        fix.set("result", LabelRoom.box(12));
        ROOM.reviewer.post("/api/annotations/" + id + "/review", fix).expect(201);
        JsonNode fixed = ROOM.ann.get("/api/annotations/" + id).expect(200);
        assertEquals(2, fixed.path("version").asInt());
        assertEquals("fixed", fixed.path("verdict").asString());
        assertEquals(12, fixed.path("result").path(0).path("value").path("x").asDouble());
        JsonNode versions = ROOM.ann.get("/api/annotations/" + id + "/versions").expect(200);
        assertEquals(2, versions.size());
        assertEquals("submitted", versions.path(1).path("action").asString());
        JsonNode diff = ROOM.ann.get("/api/annotations/" + id + "/diff").expect(200);
        assertEquals(1, diff.path("changed").size());
        assertEquals(
                "accepted",
                ROOM.owner.get("/api/tasks/" + task).expect(200).path("state").asString());
    }

    @Test
    void whereNoReviewIsAskedTheSystemAccepts() {
        long project = ROOM.project(Json.object().put("review_required", false));
        long task = ROOM.task(project);
        long id = ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(10))
                .expect(201)
                .path("id")
                .asLong();
        assertEquals(
                "accepted",
                ROOM.owner.get("/api/tasks/" + task).expect(200).path("state").asString());
        ROOM.ann.delete("/api/annotations/" + id).expect(204);
        assertEquals(
                "draft",
                ROOM.owner.get("/api/tasks/" + task).expect(200).path("state").asString());
        assertEquals(
                4, ROOM.owner.get("/api/tasks/" + task + "/history").expect(200).size());
    }

    @Test
    void nobodyReviewsOwnWorkUnlessTheProjectAllowsIt() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        long id = ROOM.reviewer
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1))
                .expect(201)
                .path("id")
                .asLong();
        ROOM.reviewer.get("/api/projects/" + project + "/review/next").expectProblem(404, "review-queue-empty");
        ObjectNode accept = Json.object().put("verdict", "accepted");
        ROOM.reviewer.post("/api/annotations/" + id + "/review", accept).expectProblem(403, "own-work");
        ROOM.owner
                .patch("/api/projects/" + project, Json.object().put("review_own", true))
                .expect(200);
        ROOM.reviewer.post("/api/annotations/" + id + "/review", accept).expect(201);
        ROOM.reviewer.post("/api/annotations/" + id + "/review", accept).expectProblem(409, "task-wrong-state");
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAndNoSecondAnnotation() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        String path = "/api/tasks/" + task + "/annotations";
        ApiClient keyed = ROOM.ann.header("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode first = keyed.post(path, LabelRoom.answer(1)).expect(201);
        assertEquals(first, keyed.post(path, LabelRoom.answer(1)).expect(201));
        keyed.post(path, LabelRoom.answer(2)).expectProblem(422, "idempotency-key-reused");
        assertEquals(1, ROOM.ann.get(path).expect(200).size());
        ObjectNode unique =
                LabelRoom.answer(3).put("unique_id", UUID.randomUUID().toString());
        ROOM.bob.post(path, unique).expect(201);
        ROOM.bob.post(path, unique).expectProblem(409, "unique-id-taken");
        ROOM.bob.post(path, LabelRoom.answer(3).put("unique_id", "nonsense")).expect(400);
    }

    @Test
    void whatIsNoResultIsRefusedAndWhatDoesNotFitIsKeptWithItsProblems() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        String path = "/api/tasks/" + task + "/annotations";
        ROOM.ann.post(path, Json.object().put("result", "x")).expectProblem(400, "result-malformed");
        ObjectNode withNul = LabelRoom.answer(1);
        ((ObjectNode) withNul.path("result").path(0)).put("note", "a\0b");
        assertEquals(
                "/result/0/note",
                ROOM.ann
                        .post(path, withNul)
                        .expect(400)
                        .path("problems")
                        .path(0)
                        .path("pointer")
                        .asString());
        ROOM.ann.post("/api/tasks/" + task + "/drafts", withNul).expect(400);
        JsonNode empty = ROOM.ann.post(path, Json.object()).expect(201);
        assertTrue(empty.path("result").isNull());
        ObjectNode misfit = LabelRoom.answer(95);
        JsonNode kept = ROOM.ann.post(path, misfit).expect(201);
        assertEquals("outside-image", kept.path("problems").path(0).path("code").asString());
        assertEquals(misfit.path("result").toString(), kept.path("result").toString());
        ROOM.owner
                .patch("/api/projects/" + project, Json.object().put("strict_results", true))
                .expect(200);
        ROOM.ann.post(path, misfit).expectProblem(422, "result-invalid");
    }

    @Test
    void aSubmitIsHeldToTheLeaseThatItNames() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        String lock = ROOM.ann
                .get("/api/projects/" + project + "/next")
                .expect(200)
                .path("unique_lock_id")
                .asString();
        ROOM.ann.post("/api/tasks/" + task + "/drafts", LabelRoom.answer(1)).expect(201);
        ROOM.ann.delete("/api/tasks/" + task + "/lease").expect(204);
        String other = ROOM.bob
                .get("/api/projects/" + project + "/next")
                .expect(200)
                .path("unique_lock_id")
                .asString();
        assertNotEquals(lock, other);
        ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1).put("unique_lock_id", lock))
                .expectProblem(409, "lease-lost");
        ROOM.ann.post("/api/tasks/" + task + "/lease", Json.object()).expectProblem(409, "lease-lost");
        assertEquals(
                1, ROOM.ann.get("/api/tasks/" + task + "/drafts").expect(200).size(), "the draft is kept");
        ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1))
                .expect(201);
    }

    @Test
    void aSkippedTaskGoesToOthersOrComesBackOrCountsBySetting() {
        long others = ROOM.project(Json.object());
        long first = ROOM.task(others);
        ObjectNode skip = Json.object().put("was_cancelled", true).put("skip_reason", "blurred");
        ROOM.ann.post("/api/tasks/" + first + "/annotations", skip).expect(201);
        ROOM.ann.get("/api/projects/" + others + "/next").expectProblem(404, "queue-empty");
        assertEquals(
                first,
                ROOM.bob
                        .get("/api/projects/" + others + "/next")
                        .expect(200)
                        .path("id")
                        .asLong());

        long mine = ROOM.project(Json.object().put("skip_queue", "REQUEUE_FOR_ME"));
        long second = ROOM.task(mine);
        ROOM.ann.post("/api/tasks/" + second + "/annotations", skip).expect(201);
        JsonNode back = ROOM.ann.get("/api/projects/" + mine + "/next").expect(200);
        assertEquals("Skipped queue", back.path("queue").asString());

        long counted = ROOM.project(Json.object().put("skip_queue", "IGNORE_SKIPPED"));
        long third = ROOM.task(counted);
        long id = ROOM.ann
                .post("/api/tasks/" + third + "/annotations", skip)
                .expect(201)
                .path("id")
                .asLong();
        assertEquals(
                "skipped",
                ROOM.owner.get("/api/tasks/" + third).expect(200).path("state").asString());
        ROOM.ann.post("/api/annotations/" + id + "/convert-to-draft").expect(200);
        assertEquals(
                "in_progress",
                ROOM.owner.get("/api/tasks/" + third).expect(200).path("state").asString());

        ObjectNode fixed = Json.object().put("allow_skip", false);
        fixed.putObject("data").put("image", "b.png");
        long fourth = ROOM.owner
                .post("/api/projects/" + counted + "/tasks", fixed)
                .expect(201)
                .path("id")
                .asLong();
        ROOM.ann.post("/api/tasks/" + fourth + "/annotations", skip).expectProblem(400, "task-not-skippable");
    }

    @Test
    void oneTaskIsClaimedAheadAndPausedProjectsGiveNone() {
        long project = ROOM.project(Json.object());
        long first = ROOM.task(project);
        long second = ROOM.task(project);
        long third = ROOM.task(project);
        String next = "/api/projects/" + project + "/next";
        assertEquals(first, ROOM.ann.get(next).expect(200).path("id").asLong());
        assertEquals(
                second,
                ROOM.ann.get(next + "?after=" + first).expect(200).path("id").asLong());
        assertEquals(
                second,
                ROOM.ann.get(next + "?after=" + first).expect(200).path("id").asLong());
        assertEquals(third, ROOM.bob.get(next).expect(200).path("id").asLong());
        ROOM.owner
                .patch("/api/projects/" + project, Json.object().put("is_paused", true))
                .expect(200);
        ROOM.ann.get(next).expectProblem(404, "project-paused");
        JsonNode progress =
                ROOM.reviewer.get("/api/projects/" + project + "/progress").expect(200);
        assertEquals(3, progress.path("states").path("in_progress").asInt());
        assertEquals(14, progress.path("throughput").size());
    }
}
