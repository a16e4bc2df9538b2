package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportFilesTest {
    @TempDir
    Path temp;

    @Test
    void folderIsWalkedInOrderWithoutHiddenFiles() throws IOException {
        for (String name : List.of("b/2.xml", "b/1.jpg", "a.jpg", ".hidden", ".git/config", "b/.DS_Store")) {
            Path file = temp.resolve(name);
            Files.createDirectories(temp.resolve(name.contains("/") ? name.replaceFirst("/.*", "") : "."));
            Files.writeString(file, name);
        }
        assertEquals(List.of("a.jpg", "b/1.jpg", "b/2.xml"), names(ImportCommand.parts(List.of(temp), null)));
    }

    @Test
    void formatNamesFilesThatEndOtherwise() throws IOException {
        Path plain = Files.writeString(temp.resolve("rows"), "text\n");
        Path upper = Files.writeString(temp.resolve("rows.CSV"), "text\n");
        assertEquals(
                List.of("rows.csv", "rows.CSV"),
                names(ImportCommand.parts(List.of(plain, upper), ImportCommand.Format.CSV)));
    }

    @Test
    void missingFileAndEmptyFolderAreUsageErrors() {
        for (Path path : List.of(temp.resolve("no"), temp)) {
            Failure failure = assertThrows(Failure.class, () -> ImportCommand.parts(List.of(path), null));
            assertEquals(ExitCode.USAGE, failure.exitCode());
        }
    }

    private static List<String> names(List<Upload.Part> parts) {
        return parts.stream().map(Upload.Part::name).toList();
    }
}
