package dev.assay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
    @TempDir
    Path temp;

    @Test
    void newFolderIsForItsOwnerAlone() throws IOException {
        try (Home home = Home.open(temp.resolve("a/b"))) {
            assertEquals("rwx------", mode(home.path()));
            assertEquals("1", Files.readString(home.resolve("format")).strip());
        }
    }

    @Test
    void emptyFolderAndAnOwnHomeAreTightened() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("home"));
        widen(folder);
        Home.open(folder).close();
        assertEquals("rwx------", mode(folder));
        widen(folder);
        Home.open(folder).close();
        assertEquals("rwx------", mode(folder));
    }

    @Test
    void folderWithForeignFilesThatOthersMayEnterIsRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("home"));
        Files.writeString(folder.resolve("letter"), "mine");
        widen(folder);
        assertRefused(HomeProblem.Shared.class, folder, "chmod 700");
        assertEquals("rwxr-xr-x", mode(folder));
    }

    @Test
    void secondHolderIsRefusedUntilTheFirstIsGone() throws IOException {
        Path folder = temp.resolve("home");
        Home first = Home.open(folder);
        assertRefused(
                HomeProblem.InUse.class,
                folder,
                Long.toString(ProcessHandle.current().pid()));
        first.close();
        Home.open(folder).close();
    }

    @Test
    void newerFormatIsRefusedAndTheLockGivenBack() throws IOException {
        Path folder = temp.resolve("home");
        Home.open(folder).close();
        Files.writeString(folder.resolve("format"), "2\n");
        assertRefused(HomeProblem.Newer.class, folder, "newer program");
        Files.writeString(folder.resolve("format"), "1\n");
        Home.open(folder).close();
    }

    @Test
    void formatWithoutANumberIsRefused() throws IOException {
        Path folder = temp.resolve("home");
        Home.open(folder).close();
        Files.writeString(folder.resolve("format"), "one");
        assertRefused(HomeProblem.Damaged.class, folder, "format");
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("home"), "");
        assertRefused(HomeProblem.NotAFolder.class, file, "not a folder");
    }

    @Test
    void folderBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertRefused(HomeProblem.NotWritable.class, file.resolve("home/deep"), "cannot be made");
    }

    @Test
    void machinesAreNamedAsTheArchivesAre() throws IOException {
        assertEquals("x86_64", Binaries.architecture("Linux", "amd64"));
        assertEquals("arm_64", Binaries.architecture("Linux", "aarch64"));
        assertThrows(IOException.class, () -> Binaries.architecture("Linux", "riscv64"));
        assertThrows(IOException.class, () -> Binaries.architecture("Mac OS X", "aarch64"));
    }

    private static void assertRefused(Class<? extends HomeProblem> kind, Path folder, String says) {
        HomeRefused refused = assertThrows(HomeRefused.class, () -> Home.open(folder));
        assertInstanceOf(kind, refused.problem());
        String detail = refused.problem().detail();
        assertTrue(detail.contains(folder.toString()) && detail.contains(says), detail);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void widen(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
