package dev.assay.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// When in life: a dump of a whole database in one line, an archive of a camera's year, a power cut at night. The
/// server
/// has a heap of 256 MB. The sizes suit every run; `-Dassay.big.bytes=1073741824 -Dassay.big.files=100000` is the long
/// one.
final class HostileInputIT {
    private static final long BYTES = Long.getLong("assay.big.bytes", 80L << 20);
    private static final int FILES = Integer.getInteger("assay.big.files", 1_000);
    private static final int ROWS = 30_000;
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String ROW = "{\"item\":\"" + "x".repeat(1_000) + "\"},";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void hugeInputIsTakenOrRefusedAndTheServerLives() throws IOException {
        try (Program server = Program.alone(folder.resolve("home"))) {
            Client owner = owner(server);
            takeAListInOneLine(owner);
            refuseOneHugeTask(owner);
            takeAnArchiveOfManyFiles(owner);
            owner.get("/health").require(200);
        }
        try (Stream<Path> left = Files.list(folder.resolve("home").resolve("scratch"))) {
            assertEquals(0, left.count());
        }
    }

    private static void takeAListInOneLine(Client owner) throws IOException {
        long rows = BYTES / ROW.length();
        long project = project(owner, "Text");
        JsonNode answer = owner.upload(
                        "/api/projects/" + project + "/import",
                        "application/json",
                        BodyPublishers.ofInputStream(() -> json("[", ROW, rows, "{\"item\":\"last\"}]")))
                .require(201);
        assertEquals(rows + 1, answer.path("task_count").longValue());
        assertEquals(rows + 1, tasks(owner, project));
    }

    private static void refuseOneHugeTask(Client owner) throws IOException {
        long project = project(owner, "Text");
        Client.Answer answer = owner.upload(
                "/api/projects/" + project + "/import",
                "application/json",
                BodyPublishers.ofInputStream(() -> json("{\"item\":\"", "x".repeat(1_000), BYTES / 1_000, "\"}")));
        JsonNode problem = answer.require(400);
        assertEquals("import-invalid", problem.path("code").asString());
        assertTrue(problem.path("detail").asString().contains("limit"), problem.toString());
        assertEquals(0, tasks(owner, project));
    }

    private void takeAnArchiveOfManyFiles(Client owner) throws IOException {
        Path zip = folder.resolve("year.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            out.setLevel(0);
            for (int i = 0; i < FILES; i++) {
                out.putNextEntry(new ZipEntry("day%d/%d.png".formatted(i % 365, i)));
                out.write(PNG);
            }
        }
        long project = project(owner, "Image");
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"year.zip\"\r\n\r\n";
        JsonNode answer = owner.upload(
                        "/api/projects/" + project + "/import",
                        "multipart/form-data; boundary=b",
                        BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofFile(zip),
                                BodyPublishers.ofString("\r\n--b--\r\n")))
                .require(201);
        assertEquals(FILES, answer.path("task_count").asInt(0));
        assertEquals(FILES, tasks(owner, project));
    }

    @Test
    void anImportThatAPowerCutInterruptsIsDoneOnceAfterTheNextStart() throws IOException {
        Path home = folder.resolve("home");
        long project;
        String job;
        try (Program server = Program.alone(home)) {
            Client owner = owner(server);
            project = project(owner, "Text");
            job = "/api/jobs/"
                    + owner.upload(
                                    "/api/projects/" + project + "/import?async=true",
                                    "application/json",
                                    BodyPublishers.ofInputStream(() -> json("[", ROW, ROWS, "{\"item\":\"last\"}]")))
                            .require(201)
                            .path("import")
                            .longValue();
            JsonNode state = owner.get(job).require(200);
            while (state.path("done").asInt(0) == 0 && state.path("finished_at").isNull()) {
                LockSupport.parkNanos(1_000_000);
                state = owner.get(job).require(200);
            }
            server.kill();
            assertEquals("running", state.path("state").asString());
        }
        try (Program server = Program.alone(home)) {
            Client owner = owner(server);
            assertEquals(0, tasks(owner, project));
            JsonNode state = owner.get(job).require(200);
            for (int i = 0; i < 6_000 && state.path("finished_at").isNull(); i++) {
                LockSupport.parkNanos(20_000_000);
                state = owner.get(job).require(200);
            }
            assertEquals("done", state.path("state").asString(), state.toString());
            assertEquals(ROWS + 1, tasks(owner, project));
            JsonNode list =
                    owner.get("/api/tasks?project=" + project + "&page_size=1").require(200);
            assertEquals(ROWS + 1, list.path("total").asInt(0));
        }
    }

    private static Client owner(Program server) {
        return new Client(Integer.parseInt(server.word()), Program.TOKEN);
    }

    private static long project(Client owner, String tag) throws IOException {
        String config = """
                <View><%s name="o" value="$item"/>
                <Choices name="c" toName="o"><Choice value="A"/></Choices></View>""".formatted(tag);
        return owner.post(
                        "/api/projects", Client.object().put("title", "hostile").put("label_config", config), Map.of())
                .require(201)
                .path("id")
                .longValue();
    }

    private static long tasks(Client owner, long project) throws IOException {
        return owner.get("/api/projects/" + project)
                .require(200)
                .path("task_number")
                .longValue();
    }

    private static InputStream json(String head, String piece, long count, String tail) {
        return new Repeating(bytes(head), bytes(piece), count, bytes(tail));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// A head, a piece so many times, a tail: made while it is read.
    private static final class Repeating extends InputStream {
        private final byte[] head;
        private final byte[] piece;
        private final long count;
        private final byte[] tail;
        private byte[] part;
        private long number = -1;
        private int at;

        Repeating(byte[] head, byte[] piece, long count, byte[] tail) {
            this.head = head;
            this.piece = piece;
            this.count = count;
            this.tail = tail;
            this.part = this.head;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            while (at == part.length) {
                if (number == count) {
                    return -1;
                }
                number++;
                part = number < count ? piece : tail;
                at = 0;
            }
            int size = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, size);
            at += size;
            return size;
        }
    }
}
