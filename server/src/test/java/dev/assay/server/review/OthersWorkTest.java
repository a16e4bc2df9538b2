package dev.assay.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.server.ApiClient;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people may not do with the work and the projects of others, over HTTP.
final class OthersWorkTest {
    @AutoClose
    private static final LabelRoom ROOM = new LabelRoom();

    @Test
    void whatBelongsToOthersIsLeftAlone() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        long id = ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1))
                .expect(201)
                .path("id")
                .asLong();
        ROOM.reviewer.patch("/api/annotations/" + id, LabelRoom.answer(2)).expectProblem(403, "not-yours");
        ROOM.reviewer.delete("/api/annotations/" + id).expectProblem(403, "not-yours");
        ROOM.ann.get("/api/annotations/" + id + "/diff?from=7&to=1").expectProblem(404, "no-such-version");
        ROOM.ann
                .post("/api/annotations/" + id + "/revert", Json.object().put("version", 9))
                .expectProblem(404, "no-such-version");
        ROOM.ann
                .patch("/api/annotations/" + id, Json.object().put("ground_truth", true))
                .expectProblem(403, "not-allowed");
        ROOM.owner
                .patch("/api/annotations/" + id, Json.object().put("ground_truth", true))
                .expect(200);

        long draft = ROOM.ann
                .post("/api/tasks/" + task + "/annotations/" + id + "/drafts", LabelRoom.answer(3))
                .expect(201)
                .path("id")
                .asLong();
        ROOM.bob.get("/api/drafts/" + draft).expectProblem(404, "not-found");
        ROOM.owner.get("/api/drafts/" + draft).expect(200);
        ROOM.owner.patch("/api/drafts/" + draft, LabelRoom.answer(4)).expectProblem(403, "not-yours");
        ROOM.bob
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(4).put("draft_id", draft))
                .expectProblem(403, "not-yours");
        ROOM.ann
                .header("If-Match", "\"9\"")
                .patch("/api/drafts/" + draft, LabelRoom.answer(5))
                .expect(412);
        ROOM.ann
                .header("If-Match", "\"1\"")
                .patch("/api/drafts/" + draft, LabelRoom.answer(5))
                .expect(200);
        ROOM.ann.patch("/api/annotations/" + id, LabelRoom.answer(5)).expect(200);
        ROOM.ann.get("/api/drafts/" + draft).expectProblem(404, "not-found");
        assertEquals(
                1,
                ROOM.ann
                        .post(
                                "/api/annotations/" + id + "/revert",
                                Json.object().put("version", 1))
                        .expect(200)
                        .path("result")
                        .path(0)
                        .path("value")
                        .path("x")
                        .asInt());
    }

    @Test
    void aSkipIsNotReviewedAndRolesAreNotGivenAboveOnesOwn() {
        long project = ROOM.project(Json.object().put("maximum_annotations", 2).put("skip_queue", "IGNORE_SKIPPED"));
        long task = ROOM.task(project);
        String path = "/api/tasks/" + task + "/annotations";
        long skip = ROOM.ann
                .post(path, Json.object().put("was_cancelled", true))
                .expect(201)
                .path("id")
                .asLong();
        ROOM.bob.post(path, LabelRoom.answer(1)).expect(201);
        ROOM.reviewer
                .post("/api/annotations/" + skip + "/review", Json.object().put("verdict", "accepted"))
                .expectProblem(409, "skip-not-reviewable");
        ApiClient manager = ROOM.server.member(Role.MANAGER);
        long me = manager.get("/api/current-user/whoami").expect(200).path("id").asLong();
        manager.post(
                        "/api/projects/" + project + "/members",
                        Json.object().put("user", me).put("role", "administrator"))
                .expectProblem(403, "project-role-above-own");
    }

    @Test
    void membersOnlyProjectsAreHiddenFromStrangers() {
        long project = ROOM.project(Json.object().put("open_to_organization", false));
        long task = ROOM.task(project);
        ROOM.ann.get("/api/projects/" + project).expectProblem(404, "not-found");
        ROOM.ann.get("/api/tasks/" + task).expectProblem(404, "not-found");
        long me =
                ROOM.ann.get("/api/current-user/whoami").expect(200).path("id").asLong();
        ROOM.owner
                .post(
                        "/api/projects/" + project + "/members",
                        Json.object().put("user", me).put("role", "reviewer"))
                .expect(201);
        assertEquals(
                "reviewer",
                ROOM.ann
                        .get("/api/projects/" + project)
                        .expect(200)
                        .path("my_role")
                        .asString());
        ROOM.owner.delete("/api/projects/" + project + "/members/" + me).expect(204);
        ROOM.ann.get("/api/tasks/" + task).expectProblem(404, "not-found");
    }

    @Test
    void aConfigThatLosesLabelsInUseIsRefused() {
        long project = ROOM.project(Json.object());
        long task = ROOM.task(project);
        ROOM.ann
                .post("/api/tasks/" + task + "/annotations", LabelRoom.answer(1))
                .expect(201);
        ObjectNode config = Json.object()
                .put("label_config", TestServer.BOXES.replace("<Label value=\"cell\"/>", "<Label value=\"virus\"/>"));
        ROOM.owner.patch("/api/projects/" + project, config).expectProblem(400, "config-invalid");
        ROOM.owner.post("/api/projects/" + project + "/validate", config).expect(400);
        ROOM.owner.patch("/api/projects/" + project + "?force=true", config).expect(200);
        assertEquals(
                2,
                ROOM.owner
                        .get("/api/projects/" + project + "/config-versions")
                        .expect(200)
                        .size());
        ROOM.owner
                .post("/api/projects/validate", Json.object().put("label_config", "<View>"))
                .expect(400);
        ROOM.owner
                .post("/api/projects/validate", Json.object().put("label_config", "<a/>"))
                .expect(200);
        ROOM.owner
                .patch("/api/projects/" + project, Json.object().put("maximum_annotations", 0))
                .expect(400);
        JsonNode summary =
                ROOM.owner.get("/api/projects/" + project + "/summary").expect(200);
        assertEquals(1, summary.path("created_labels").path("box").path("cell").asInt());
        assertEquals(1, summary.path("all_data_columns").path("image").asInt());
    }
}
