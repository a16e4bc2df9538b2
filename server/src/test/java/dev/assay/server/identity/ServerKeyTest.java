package dev.assay.server.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.server.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When in life: a second server is put beside the first, the database gets a new password, a home was restored
/// without its key.
final class ServerKeyTest {
    private static final Optional<String> PASSWORD = Optional.of("of the database");
    private final TestDatabase database = TestDatabase.open();

    @TempDir
    private Path homes = Path.of(".");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aServerKeepsItsKeyWhereOnlyItsAccountReads() throws IOException {
        byte[] key = open("one", Optional.empty());
        assertEquals(32, key.length);
        assertArrayEquals(key, open("one", Optional.empty()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(homes.resolve("one"))));
    }

    @Test
    void aSecondServerGetsTheKeyByThePasswordOfTheDatabase() throws IOException {
        assertArrayEquals(open("one", PASSWORD), open("two", PASSWORD));
        assertArrayEquals(open("one", PASSWORD), open("two", PASSWORD));
    }

    @Test
    void theDatabaseAloneDoesNotTellTheKey() throws IOException {
        byte[] key = open("one", PASSWORD);
        String row = database.database()
                .with(handle -> handle.createQuery("select row_to_json(server_key)::text from server_key")
                        .mapTo(String.class)
                        .one());
        assertTrue(!row.contains(HexFormat.of().formatHex(key)), row);
        IOException refused = assertThrows(IOException.class, () -> open("two", Optional.of("guess")));
        assertTrue(String.valueOf(refused.getMessage()).contains("copy identity.key"), refused.getMessage());
        assertThrows(IOException.class, () -> open("two", Optional.empty()));
    }

    @Test
    void aNewPasswordOfTheDatabaseIsTakenOver() throws IOException {
        byte[] key = open("one", PASSWORD);
        Optional<String> changed = Optional.of("changed");
        assertArrayEquals(key, open("one", changed));
        assertArrayEquals(key, open("two", changed));
    }

    @Test
    void aKeyOfAnotherDatabaseIsRefused() throws IOException {
        open("one", PASSWORD);
        Files.writeString(homes.resolve("two"), "ab".repeat(32));
        assertThrows(IOException.class, () -> open("two", PASSWORD));
        for (String broken : new String[] {"", "abc", "zz".repeat(32)}) {
            Files.writeString(homes.resolve("two"), broken);
            assertThrows(IOException.class, () -> open("two", PASSWORD));
        }
    }

    @Test
    void aLostKeyIsNotReplacedSilently() throws IOException {
        open("one", Optional.empty());
        Files.delete(homes.resolve("one"));
        assertThrows(IOException.class, () -> open("one", Optional.empty()));
    }

    private byte[] open(String home, Optional<String> password) throws IOException {
        return new ServerKey(database.database(), homes.resolve(home), password).open();
    }
}
