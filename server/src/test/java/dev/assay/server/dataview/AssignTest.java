package dev.assay.server.dataview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Actions on selections of tasks over HTTP: who gets assigned tasks, and what a reset takes away.
final class AssignTest {
    private static final RunningServer SERVER = RunningServer.start();
    private final ApiClient owner = SERVER.owner();
    private final ApiClient ann = SERVER.member(Role.ANNOTATOR);
    private final ApiClient bob = SERVER.member(Role.ANNOTATOR);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private long project() {
        return owner.post("/api/projects", Json.object().put("label_config", TestServer.BOXES))
                .expect(201)
                .path("id")
                .asLong();
    }

    private long task(long project) {
        ObjectNode body = Json.object();
        body.putObject("data").put("image", "/a.png");
        return owner.post("/api/projects/" + project + "/tasks", body)
                .expect(201)
                .path("id")
                .asLong();
    }

    private static long idOf(ApiClient person) {
        return person.get("/api/current-user/whoami").expect(200).path("id").asLong();
    }

    private static ObjectNode these(long... tasks) {
        ObjectNode body = Json.object();
        ObjectNode selected = body.putObject("selectedItems").put("all", false);
        for (long task : tasks) {
            selected.withArray("included").add(task);
        }
        return body;
    }

    private JsonNode act(long project, String action, ObjectNode body) {
        return owner.post("/api/dm/actions?id=" + action + "&project=" + project, body)
                .expect(200);
    }

    private static long next(ApiClient person, long project) {
        return person.get("/api/projects/" + project + "/next")
                .expect(200)
                .path("id")
                .asLong();
    }

    private static void answer(ApiClient person, long task) {
        ObjectNode body = Json.object();
        body.putArray("result");
        person.post("/api/tasks/" + task + "/annotations", body).expect(201);
    }

    @Test
    void assignedTasksGoToTheirAssigneesFirstAndToNobodyElse() {
        long project = project();
        long first = task(project);
        long second = task(project);
        long third = task(project);
        ObjectNode toAnn = these(second, third);
        toAnn.putArray("users").add(idOf(ann));
        assertEquals(
                2, act(project, "assign_tasks", toAnn).path("processed_items").asInt());
        assertEquals(
                0,
                act(project, "assign_tasks", toAnn).path("processed_items").asInt(),
                "assigning twice changes nothing");

        JsonNode offered = ann.get("/api/projects/" + project + "/next").expect(200);
        assertEquals(second, offered.path("id").asLong(), "own tasks come first");
        assertEquals("Manually assigned queue", offered.path("queue").asString());
        assertEquals(first, next(bob, project));
        answer(bob, first);
        bob.get("/api/projects/" + project + "/next").expectProblem(404, "queue-empty");
        answer(ann, second);
        assertEquals(third, next(ann, project));
        assertEquals(
                idOf(ann),
                owner.get("/api/tasks/" + third)
                        .expect(200)
                        .path("assignees")
                        .path(0)
                        .asLong());

        ObjectNode toNobody = these(third);
        toNobody.putArray("users");
        ann.delete("/api/tasks/" + third + "/lease").expect(204);
        assertEquals(
                1,
                act(project, "assign_tasks", toNobody).path("processed_items").asInt());
        assertEquals(third, next(bob, project), "a task without assignees is free for all");
    }

    @Test
    void theSdksRouteAddsAndListsFilterByAssignee() {
        long project = project();
        long task = task(project);
        task(project);
        for (ApiClient person : new ApiClient[] {ann, bob}) {
            ObjectNode body = these(task).put("type", "AN");
            body.putArray("users").add(idOf(person));
            owner.post("/api/projects/" + project + "/tasks/assignees", body).expect(200);
        }
        assertEquals(
                2, owner.get("/api/tasks/" + task).expect(200).path("assignees").size());
        String filter =
                "{\"filters\":{\"items\":[{\"filter\":\"filter:tasks:assignees\",\"operator\":\"contains\",\"value\":["
                        + idOf(bob) + "]}]}}";
        JsonNode page = owner.get("/api/tasks?project=" + project + "&query="
                        + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8))
                .expect(200);
        assertEquals(1, page.path("total").asInt());
        assertEquals(task, page.path("tasks").path(0).path("id").asLong());
    }

    @Test
    void wrongFormsAreRefusedBeforeAnythingStarts() {
        long project = project();
        long task = task(project);
        String path = "/api/dm/actions?project=" + project + "&id=";
        owner.post(path + "assign_tasks", these(task)).expectProblem(400, "invalid-query");
        ObjectNode stranger = these(task);
        stranger.putArray("users").add(999_999);
        owner.post(path + "assign_tasks", stranger).expectProblem(400, "invalid-request");
        ObjectNode reviewers = these(task).put("type", "RE");
        reviewers.putArray("users").add(idOf(ann));
        owner.post(path + "assign_tasks", reviewers).expectProblem(400, "invalid-query");
        owner.post(path + "set_priority", these(task).put("priority", "high")).expectProblem(400, "invalid-query");
        ann.post(path + "assign_tasks", these(task)).expect(403);
    }

    @Test
    void aResetTakesAnswersAndDraftsOfEverybody() {
        long project = project();
        long task = task(project);
        long other = task(project);
        answer(ann, task);
        ObjectNode draft = Json.object();
        draft.putArray("result");
        bob.post("/api/tasks/" + other + "/drafts", draft).expect(201);
        assertEquals(
                2,
                act(project, "reset_tasks", these(task, other))
                        .path("processed_items")
                        .asInt());
        for (long one : new long[] {task, other}) {
            JsonNode now = owner.get("/api/tasks/" + one).expect(200);
            assertEquals("draft", now.path("state").asString());
            assertEquals(0, now.path("drafts").size());
        }
    }

    @Test
    void allTasksOfAProjectAreDeletedByAJob() {
        long project = project();
        task(project);
        task(project);
        owner.delete("/api/projects/" + project + "/tasks").expect(204);
        assertEquals(
                0,
                owner.get("/api/projects/" + project)
                        .expect(200)
                        .path("task_number")
                        .asInt());
        JsonNode jobs = owner.get("/api/jobs?project=" + project).expect(200);
        assertTrue(jobs.toString().contains("delete-tasks"), jobs.toString());
    }
}
