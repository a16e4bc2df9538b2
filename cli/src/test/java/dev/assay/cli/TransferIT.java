package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Files in and out of a project by the command line, against a real server in this JVM.
final class TransferIT {
    @TempDir
    static Path temp;

    @BeforeAll
    static void startServer() {
        String database = TestPostgres.shared(_ -> {}).emptyUrl();
        int code = new CommandLine(new dev.assay.server.Main())
                .execute("--home", home().toString(), "--port", "0", "--no-demo", "--database-url", database);
        assertEquals(ExitCode.OK, code);
    }

    @Test
    void importedTasksComeOutAgain() throws Exception {
        String project = project("In and out");
        Path tasks = Files.writeString(
                temp.resolve("tasks.json"), "[{\"text\":\"first\"},{\"data\":{\"text\":\"second ä\"}}]");
        Ran sent = run("import", project, tasks.toString());
        assertEquals(ExitCode.OK, sent.code(), sent.err());
        assertEquals(
                "Imported 2 tasks, 0 annotations, 0 predictions.", sent.out().strip());
        Path out = temp.resolve("out.json");
        Ran got = run("export", project, "--all-tasks", "--out", out.toString());
        assertEquals(ExitCode.OK, got.code(), got.err());
        List<String> texts = new ArrayList<>();
        Json.parse(Files.readAllBytes(out))
                .forEach(task -> texts.add(task.path("data").path("text").asString()));
        assertEquals(List.of("first", "second ä"), texts);
        assertFalse(Files.exists(temp.resolve("out.json.part")));
    }

    @Test
    void brokenFileIsRefusedWholeWithItsLines() throws Exception {
        String project = project("Broken");
        Path rows = Files.writeString(temp.resolve("rows.csv"), "text,n\na,1\nb,2,3\n");
        Ran refused = run("import", project, rows.toString());
        assertEquals(ExitCode.REFUSED, refused.code(), refused.out());
        assertTrue(refused.err().contains("line 3"), refused.err());
        assertEquals(0, tasks(project));
        Ran kept = run("import", project, rows.toString(), "--keep-good");
        assertEquals(ExitCode.OK, kept.code(), kept.err());
        assertTrue(kept.out().startsWith("Imported 1 tasks"), kept.out());
        assertEquals(1, tasks(project));
    }

    @Test
    void deletingAProjectWantsAYes() throws Exception {
        String project = project("Gone");
        assertEquals(ExitCode.USAGE, run("project", "delete", project).code());
        assertEquals(ExitCode.OK, run("project", "show", project).code());
        assertEquals(ExitCode.OK, run("project", "delete", project, "--yes").code());
        assertEquals(ExitCode.REFUSED, run("project", "show", project).code());
    }

    @Test
    void listShowsEveryProject() throws Exception {
        String project = project("Listed");
        Ran list = run("project", "list", "--json");
        List<String> found = new ArrayList<>();
        json(list).forEach(p -> found.add(p.path("id").asString()));
        assertTrue(found.contains(project), list.out());
        assertTrue(run("project", "list").out().contains("Listed"));
    }

    private static Path home() {
        return temp.resolve("home");
    }

    private static String project(String title) throws Exception {
        Path config = Files.writeString(
                temp.resolve("config.xml"),
                "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"a\"/></Choices></View>");
        return json(run("project", "create", title, "--config", config.toString(), "--json"))
                .path("id")
                .asString();
    }

    private static long tasks(String project) {
        return json(run("project", "show", project, "--json"))
                .path("task_number")
                .asLong(-1);
    }

    private static Ran run(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--home", home().toString()));
        return Ran.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Ran ran) {
        assertEquals(ExitCode.OK, ran.code(), ran.err());
        return Json.parse(ran.out().getBytes(StandardCharsets.UTF_8));
    }
}
