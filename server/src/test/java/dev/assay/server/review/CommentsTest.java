package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.platform.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Comments and the reviewer's hold on a task, over HTTP.
final class CommentsTest {
    @AutoClose
    private static final LabelRoom ROOM = new LabelRoom();

    @Test
    void authorAndReviewerTalkAboutAnAnswerThatOthersDoNotSee() {
        long project = ROOM.project(Json.object().put("maximum_annotations", 2));
        long task = ROOM.task(project);
        long answer = answer(ROOM.ann, task);
        ObjectNode said = Json.object().put("annotation", answer).put("text", "is this a platelet?");
        said.putArray("pins").addObject().put("to_name", "image").put("region", "r1");
        JsonNode question = ROOM.reviewer.post("/api/comments/", said).expect(201);
        assertEquals(task, question.path("task").asLong());
        assertEquals("r1", question.path("pins").path(0).path("region").asString());

        JsonNode seen = ROOM.ann.get("/api/comments?annotation=" + answer).expect(200);
        assertEquals("is this a platelet?", seen.path(0).path("text").asString());
        assertTrue(seen.path(0).path("created_username").asString("").startsWith("reviewer"), seen.toString());
        String one = "/api/comments/" + question.path("id").asLong();
        ROOM.ann
                .post("/api/comments", Json.object().put("annotation", answer).put("text", "yes"))
                .expect(201);
        assertEquals(2, ROOM.ann.get("/api/comments?task=" + task).expect(200).size());
        assertEquals(
                0, ROOM.bob.get("/api/comments?task=" + task).expect(200).size(), "answers stay blind to each other");
        ROOM.bob.get(one).expectProblem(404, "not-found");
        ROOM.bob
                .post("/api/comments", Json.object().put("annotation", answer).put("text", "mine?"))
                .expectProblem(404, "not-found");

        ROOM.ann.patch(one, Json.object().put("text", "other words")).expectProblem(403, "not-yours");
        ROOM.ann.delete(one).expectProblem(403, "not-yours");
        JsonNode resolved =
                ROOM.ann.patch(one, Json.object().put("is_resolved", true)).expect(200);
        assertTrue(resolved.path("resolved_at").isString());
        JsonNode whole = ROOM.reviewer.get("/api/tasks/" + task).expect(200);
        assertEquals(2, whole.path("comment_count").asInt());
        assertEquals(1, whole.path("unresolved_comment_count").asInt());
        assertEquals(2, whole.path("comment_authors").size());
        assertEquals(
                2,
                ROOM.owner.get("/api/comments?projects=" + project).expect(200).size());
        ROOM.owner.delete(one).expect(204);
        ROOM.reviewer.get(one).expectProblem(404, "not-found");
    }

    @Test
    void aCommentSaysSomething() {
        long task = ROOM.task(ROOM.project(Json.object()));
        ROOM.ann
                .post("/api/comments", Json.object().put("task", task).put("text", "  "))
                .expectProblem(400, "invalid-request");
        ROOM.ann
                .post("/api/comments", Json.object().put("task", task).put("text", "a\0b"))
                .expectProblem(400, "invalid-request");
        ROOM.ann
                .post("/api/comments", Json.object().put("text", "about nothing"))
                .expectProblem(404, "not-found");
        ROOM.ann
                .post("/api/comments", Json.object().put("task", task).put("text", "blurred"))
                .expect(201);
    }

    @Test
    void aReviewersHoldIsRenewedByItsNameAndGivenBack() {
        long project = ROOM.project(Json.object().put("maximum_annotations", 2).put("review_own", true));
        long first = ROOM.task(project);
        long second = ROOM.task(project);
        for (long task : new long[] {first, second}) {
            answer(ROOM.ann, task);
            answer(ROOM.bob, task);
        }
        JsonNode queue =
                ROOM.reviewer.get("/api/projects/" + project + "/review/queue").expect(200);
        assertEquals(2, queue.size());
        assertEquals(first, queue.path(0).path("id").asLong());
        String next = "/api/projects/" + project + "/review/next?heartbeat=true";
        JsonNode held = ROOM.reviewer.get(next).expect(200);
        assertEquals(first, held.path("id").asLong());
        assertEquals(
                1,
                ROOM.owner
                        .get("/api/projects/" + project + "/review/queue")
                        .expect(200)
                        .size(),
                "what another reviewer holds is not shown as waiting");
        String lock = held.path("unique_lock_id").asString();
        String lease = "/api/tasks/" + first + "/lease";
        ROOM.reviewer.post(lease, Json.object().put("unique_lock_id", lock)).expect(200);
        ROOM.reviewer
                .post(lease, Json.object().put("unique_lock_id", "00000000-0000-0000-0000-000000000000"))
                .expectProblem(409, "lease-lost");
        ROOM.reviewer
                .delete(lease + "?unique_lock_id=00000000-0000-0000-0000-000000000000")
                .expect(204);
        ROOM.reviewer.post(lease, Json.object().put("unique_lock_id", lock)).expect(200);

        ROOM.reviewer.delete(lease + "?unique_lock_id=" + lock).expect(204);
        assertEquals(
                second,
                ROOM.reviewer
                        .get(next + "&after=" + first)
                        .expect(200)
                        .path("id")
                        .asLong(),
                "a skipped task is passed over");
        assertNotEquals(
                lock, ROOM.owner.get(next).expect(200).path("unique_lock_id").asString());
    }

    private static long answer(ApiClient by, long task) {
        return by.post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1))
                .expect(201)
                .path("id")
                .asLong();
    }
}
