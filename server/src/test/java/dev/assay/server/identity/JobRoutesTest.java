package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.platform.jobs.JobId;
import dev.assay.server.platform.jobs.Jobs;
import dev.assay.server.platform.json.Json;
import java.time.Clock;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class JobRoutesTest {
    private static final RunningServer SERVER = RunningServer.start();
    private static final Jobs JOBS = new Jobs(SERVER.database(), Clock.systemUTC());
    private final ApiClient creator = SERVER.member(Role.ANNOTATOR);
    private final long project = SERVER.owner()
            .post("/api/projects", Json.object().put("title", "jobs"))
            .expect(201)
            .path("id")
            .asLong();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aJobIsSeenByItsCreatorAndTheProjectsManagersOnly() {
        String path = "/api/jobs/" + enqueue().value();
        assertEquals("queued", creator.get(path).expect(200).path("state").asString());
        SERVER.member(Role.MANAGER).get(path).expect(200);
        SERVER.member(Role.ANNOTATOR).get(path).expectProblem(404, "not-found");
        SERVER.member(Role.REVIEWER).get(path + "/events").expectProblem(404, "not-found");
        SERVER.member(Role.ANNOTATOR).post(path + "/cancel").expectProblem(404, "not-found");
    }

    @Test
    void theListShowsOwnJobsAndManagersTheProjects() {
        long id = enqueue().value();
        String list = "/api/jobs?state=queued&project=" + project;
        assertEquals(id, creator.get(list).expect(200).at("/0/id").asLong());
        assertEquals(
                id,
                SERVER.member(Role.MANAGER).get(list).expect(200).at("/0/id").asLong());
        assertEquals(0, SERVER.member(Role.REVIEWER).get(list).expect(200).size());
        assertEquals(0, SERVER.member(Role.MANAGER).get("/api/jobs").expect(200).size());
        creator.get("/api/jobs?state=sleeping").expectProblem(400, "invalid-request");
    }

    @Test
    void theEventsOfACancelledJobEndWithIt() {
        String path = "/api/jobs/" + enqueue().value();
        JsonNode cancelled = creator.post(path + "/cancel").expect(200);
        assertEquals("cancelled", cancelled.path("state").asString());
        ApiClient.Answer events = creator.get(path + "/events");
        assertEquals("text/event-stream", events.header("Content-Type").orElseThrow());
        assertTrue(events.text().startsWith("event: job\ndata: {"), events.text());
        assertTrue(events.text().contains("\"state\":\"cancelled\""), events.text());
    }

    /// Of a kind that nobody does, so that it stays in the queue.
    private JobId enqueue() {
        long person =
                creator.get("/api/current-user/whoami").expect(200).path("id").asLong();
        return JOBS.enqueue("test-waits", Json.object(), person, OptionalLong.of(project));
    }
}
