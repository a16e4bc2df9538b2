package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// The commands against a real server in this JVM, found by its home.
final class ServerIT {
    @TempDir
    static Path temp;

    private static Path home() {
        return temp.resolve("home");
    }

    @BeforeAll
    static void startServer() {
        String database = TestPostgres.shared(_ -> {}).emptyUrl();
        int code = new CommandLine(new dev.assay.server.Main())
                .execute("--home", home().toString(), "--port", "0", "--no-demo", "--database-url", database);
        assertEquals(ExitCode.OK, code);
    }

    @Test
    void fileOfTheHomeIsReadableByItsAccountAlone() throws Exception {
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("cli-token"))));
    }

    @Test
    void createdPersonsTokenWorksAtOnce() throws Exception {
        Ran ran = run("user", "create", "ann@example.com", "--role", "annotator", "--token", "--json");
        assertEquals(ExitCode.OK, ran.code(), ran.err());
        JsonNode made = json(ran);
        assertEquals(3, made.size(), ran.out());
        assertEquals("ann@example.com", made.path("email").asString());
        String url = json(Files.readAllBytes(home().resolve("cli-token")))
                .path("url")
                .asString();
        Ran asAnn = Ran.of(
                "token", "show", "--url", url, "--token", made.path("token").asString());
        assertEquals(ExitCode.OK, asAnn.code(), asAnn.err());
        assertEquals(made.path("token").asString(), asAnn.out().strip());
        Ran people = run("user", "list", "--json");
        List<String> roles = new ArrayList<>();
        json(people).forEach(p -> {
            if (p.path("email").asString().equals("ann@example.com")) {
                roles.add(p.path("role").asString());
            }
        });
        assertEquals(List.of("annotator"), roles, people.out());
    }

    @Test
    void resetTokenReplacesTheOldOne() throws Exception {
        String first = token("bea@example.com");
        String url = json(Files.readAllBytes(home().resolve("cli-token")))
                .path("url")
                .asString();
        Ran reset = Ran.of("token", "reset", "--url", url, "--token", first);
        assertEquals(ExitCode.OK, reset.code(), reset.err());
        String second = reset.out().strip();
        assertNotEquals(first, second);
        assertEquals(
                ExitCode.REFUSED,
                Ran.of("token", "show", "--url", url, "--token", first).code());
        assertEquals(
                ExitCode.OK,
                Ran.of("token", "show", "--url", url, "--token", second).code());
    }

    @Test
    void refusalIsToldInTheServersWords() {
        run("user", "create", "twice@example.com");
        Ran again = run("user", "create", "twice@example.com");
        assertEquals(ExitCode.REFUSED, again.code());
        assertTrue(again.err().startsWith("assay: "), again.err());
        assertFalse(again.err().contains("Exception"), again.err());
    }

    @Test
    void tableOfPeopleHasTheFirstOwner() {
        Ran ran = run("user", "list");
        assertEquals(ExitCode.OK, ran.code(), ran.err());
        assertTrue(ran.out().contains("owner"), ran.out());
    }

    private static String token(String email) throws Exception {
        return json(run("user", "create", email, "--token", "--json"))
                .path("token")
                .asString();
    }

    private static Ran run(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--home", home().toString()));
        return Ran.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Ran ran) {
        assertEquals(ExitCode.OK, ran.code(), ran.err());
        return json(ran.out().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(byte[] text) {
        return Json.parse(text);
    }
}
