package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerAddressTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path home;

    @Test
    void runningServerOfTheHomeIsFound() throws IOException {
        writeToken("{\"url\":\"http://127.0.0.1:8400\",\"token\":\"t1\"}");
        assertEquals(address("http://127.0.0.1:8400", "t1"), ServerAddress.of(null, null, home, NOTHING));
    }

    @Test
    void givenTokenActsForSomebodyElseAtTheHomesServer() throws IOException {
        writeToken("{\"url\":\"http://127.0.0.1:8400\",\"token\":\"t1\"}");
        assertEquals(address("http://127.0.0.1:8400", "t2"), ServerAddress.of(null, "t2", home, NOTHING));
    }

    @Test
    void optionsWinOverVariablesAndVariablesOverTheHome() throws IOException {
        writeToken("{\"url\":\"http://127.0.0.1:8400\",\"token\":\"t1\"}");
        Map<String, String> variables = Map.of("ASSAY_URL", "https://b.example/", "ASSAY_TOKEN", "t2");
        assertEquals(address("https://b.example", "t2"), ServerAddress.of(null, null, home, variables));
        assertEquals(address("https://c.example", "t3"), ServerAddress.of("https://c.example/", "t3", home, variables));
    }

    @Test
    void homeWithoutAServerIsNotReached() {
        Failure failure = assertThrows(Failure.class, () -> ServerAddress.of(null, null, home, NOTHING));
        assertEquals(ExitCode.NOT_REACHED, failure.exitCode());
        assertTrue(String.valueOf(failure.getMessage()).contains("assay up"), failure::toString);
    }

    @Test
    void addressWithoutATokenIsAUsageError() {
        Failure failure = assertThrows(Failure.class, () -> ServerAddress.of("http://a.example", null, home, NOTHING));
        assertEquals(ExitCode.USAGE, failure.exitCode());
    }

    @Test
    void addressThatIsNoneIsAUsageError() {
        for (String url : new String[] {"a.example", "ftp://a.example", "http://", "http://a b"}) {
            Failure failure = assertThrows(Failure.class, () -> ServerAddress.of(url, "t", home, NOTHING), url);
            assertEquals(ExitCode.USAGE, failure.exitCode(), url);
        }
    }

    private static ServerAddress address(String url, String token) {
        return new ServerAddress(URI.create(url), token);
    }

    private void writeToken(String text) throws IOException {
        Files.writeString(home.resolve("cli-token"), text);
    }
}
