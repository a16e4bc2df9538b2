package dev.assay.server.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.server.ApiClient;
import dev.assay.server.RunningServer;
import dev.assay.server.TestServer;
import dev.assay.server.identity.Role;
import dev.assay.server.platform.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// When in life: two servers behind one address; each request, and each job, goes to whichever is free.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoServersTest {
    private List<RunningServer> servers = List.of();

    @BeforeAll
    void start() {
        servers = RunningServer.startTwo();
    }

    @AfterAll
    void stop() {
        servers.forEach(RunningServer::close);
    }

    private ApiClient one() {
        return servers.get(0).owner();
    }

    private ApiClient other() {
        return servers.get(1).owner();
    }

    private long project() {
        return one().post("/api/projects", Json.object().put("title", "shared").put("label_config", TestServer.BOXES))
                .expect(201)
                .path("id")
                .asLong();
    }

    @Test
    void importsThroughEitherServerAreDoneWhicheverTakesTheJob() throws IOException {
        long project = project();
        byte[] image = SampleFiles.image("png", 20, 10);
        for (int round = 0; round < 10; round++) {
            ApiClient through = round % 2 == 0 ? one() : other();
            new Form()
                    .file("photo" + round + ".png", image)
                    .file("more.zip", SampleFiles.zip(Map.of("inside" + round + ".png", image)))
                    .post(through, "/api/projects/" + project + "/import")
                    .expect(201);
        }
        JsonNode uploads = other().get("/api/projects/" + project + "/file-uploads?all=true")
                .expect(200);
        assertEquals(20, uploads.size());
        for (JsonNode upload : uploads) {
            String address = upload.path("address").asString();
            assertArrayEquals(image, one().get(address).bytes());
            assertArrayEquals(image, other().get(address).bytes());
        }
    }

    @Test
    void anExportMadeThroughOneIsDownloadedFromTheOther() throws IOException {
        long project = project();
        new Form()
                .file("photo.png", SampleFiles.image("png", 20, 10))
                .post(one(), "/api/projects/" + project + "/import")
                .expect(201);
        String exports = "/api/projects/" + project + "/exports";
        long id = one().post(exports, Json.object().put("download_all_tasks", true))
                .expect(201)
                .path("id")
                .asLong();
        String status = "";
        for (int i = 0; i < 1_000 && !status.equals("completed"); i++) {
            status = other().get(exports + "/" + id).expect(200).path("status").asString();
            LockSupport.parkNanos(10_000_000);
        }
        assertEquals("completed", status);
        JsonNode tasks = other().get(exports + "/" + id + "/download").expect(200);
        assertEquals(1, tasks.size());
        assertEquals(tasks, one().get(exports + "/" + id + "/download").expect(200));
    }

    @Test
    void tokensOfOneServerAreGoodAtTheOther() {
        String address = "/api/current-user/token";
        assertEquals(
                one().get(address).expect(200).path("token").asString(),
                other().get(address).expect(200).path("token").asString());
        assertEquals(
                200, servers.get(1).member(Role.MANAGER).get("/api/projects").status());
    }
}
