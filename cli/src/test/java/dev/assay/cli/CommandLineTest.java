package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    @TempDir
    Path temp;

    @Test
    void everyCommandExplainsItself() {
        for (String command : List.of("database", "import", "export", "project", "user", "token")) {
            Ran help = Ran.of(command, "--help");
            assertEquals(ExitCode.OK, help.code(), command);
            assertTrue(help.out().contains("assay " + command), help.out());
        }
    }

    @Test
    void commandThatAsksAServerSaysThatNoneRuns() {
        for (List<String> command : List.of(
                List.of("project", "list"),
                List.of("user", "list"),
                List.of("user", "create", "a@example.com", "--role", "annotator", "--token", "--json"),
                List.of("token", "show"),
                List.of("export", "1"))) {
            var all = new ArrayList<>(command);
            all.addAll(List.of("--home", temp.toString()));
            Ran ran = Ran.of(all.toArray(String[]::new));
            assertEquals(ExitCode.NOT_REACHED, ran.code(), ran.err());
            assertTrue(ran.err().contains(temp.toString()), ran.err());
        }
    }

    @Test
    void closedPortIsNotReached() {
        Ran ran = Ran.of("project", "list", "--url", "http://127.0.0.1:1", "--token", "t");
        assertEquals(ExitCode.NOT_REACHED, ran.code(), ran.err());
        assertTrue(ran.err().contains("http://127.0.0.1:1"), ran.err());
    }

    @Test
    void wrongCommandLinesAreUsageErrors() {
        for (List<String> wrong : List.of(
                List.of("import", "1"),
                List.of("import", "one", "file"),
                List.of("project"),
                List.of("nothing"),
                List.of("export", "1", "--which", "some"),
                List.of("import", "1", temp.resolve("no").toString(), "--url", "http://127.0.0.1:1", "--token", "t"))) {
            Ran ran = Ran.of(wrong.toArray(String[]::new));
            assertEquals(ExitCode.USAGE, ran.code(), () -> wrong + ran.err());
        }
    }
}
