package dev.assay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.platform.http.HttpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class StartOptionsTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void withoutOptionsTheServerListensOnThisMachineAndAnswersForItsNamesOnly() throws StartOptions.Unusable {
        HttpOptions http = parse().http("1");
        assertEquals("127.0.0.1", http.host());
        assertEquals(8400, http.port());
        assertEquals(Set.of("127.0.0.1", "localhost", "[::1]"), http.hosts());
        assertTrue(parse().wantsDemo());
        assertTrue(!parse("--no-demo").wantsDemo());
    }

    @Test
    void listeningBeyondThisMachineNeedsAProxyOrConsent() throws StartOptions.Unusable {
        assertThrows(
                StartOptions.Unusable.class, () -> parse("--host", "0.0.0.0").http("1"));
        assertThrows(
                StartOptions.Unusable.class,
                () -> parse("--host", "0.0.0.0", "--behind-proxy").http("1"));
        HttpOptions proxied = parse("--host", "0.0.0.0", "--behind-proxy", "--allow-host", "Label.Example.org")
                .http("1");
        assertTrue(proxied.behindProxy());
        assertTrue(proxied.hosts().contains("label.example.org"));
        assertEquals(
                Set.of(), parse("--host", "0.0.0.0", "--insecure").http("1").hosts());
    }

    @Test
    void theHomeIsTheOptionsThenTheVariablesThenTheUsers() {
        assertEquals(Path.of("/a"), parse("--home", "/a").home(Map.of("ASSAY_HOME", "/b")));
        assertEquals(Path.of("/b"), parse().home(Map.of("ASSAY_HOME", "/b")));
        assertEquals(Path.of(System.getProperty("user.home"), ".assay"), parse().home(Map.of()));
    }

    @Test
    void theDatabaseUrlComesFromTheOptionTheVariableOrAFile() throws IOException, StartOptions.Unusable {
        String jdbc = "jdbc:postgresql://h/d";
        Path file = Files.writeString(folder.resolve("url"), jdbc + "\n");
        assertEquals(Optional.empty(), parse().databaseUrl(Map.of()));
        assertEquals(Optional.of(jdbc), parse("--database-url", jdbc).databaseUrl(Map.of("ASSAY_DATABASE_URL", "x")));
        assertEquals(Optional.of(jdbc), parse().databaseUrl(Map.of("ASSAY_DATABASE_URL", jdbc)));
        assertEquals(Optional.of(jdbc), parse().databaseUrl(Map.of("ASSAY_DATABASE_URL_FILE", file.toString())));
    }

    @Test
    void anAddressOfLibpqsFormIsTranslated() throws StartOptions.Unusable {
        assertEquals(
                "jdbc:postgresql://db.example:5433/assay?sslmode=require&user=a&password=p%40ss%3Aword",
                StartOptions.jdbcUrl("postgresql://a:p%40ss%3Aword@db.example:5433/assay?sslmode=require"));
        assertThrows(StartOptions.Unusable.class, () -> StartOptions.jdbcUrl("mysql://h/d"));
        assertThrows(StartOptions.Unusable.class, () -> StartOptions.jdbcUrl("postgresql://a b"));
    }

    @Test
    void theFirstOwnerIsNamedByOurVariablesOrLabelStudios() {
        assertEquals(
                Optional.of("b@example.org"),
                FirstStart.ownerWish(Map.of("LABEL_STUDIO_USERNAME", "b@example.org"))
                        .email());
        assertEquals(
                Optional.of("a@example.org"),
                FirstStart.ownerWish(
                                Map.of("ASSAY_OWNER_EMAIL", "a@example.org", "LABEL_STUDIO_USERNAME", "b@example.org"))
                        .email());
    }

    private static StartOptions parse(String... arguments) {
        return CommandLine.populateCommand(new StartOptions(), arguments);
    }
}
