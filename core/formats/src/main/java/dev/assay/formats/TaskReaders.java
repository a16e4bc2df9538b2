package dev.assay.formats;

import dev.assay.formats.json.JsonTaskReader;
import dev.assay.formats.tabular.CsvTaskReader;
import dev.assay.formats.tabular.LineTaskReader;
import dev.assay.formats.wire.WireLimits;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Finds the reader for a file of tasks by the end of its name.
public final class TaskReaders {
    private TaskReaders() {}

    /// How files are read.
    ///
    /// @param lineKey the data key that a line of a plain text file gets
    public record Settings(String lineKey, WireLimits limits) {}

    /// Whether files of this name hold tasks (and are not content themselves).
    public static boolean holdsTasks(String fileName) {
        return switch (extensionOf(fileName)) {
            case "json", "jsonl", "ndjson", "csv", "tsv", "txt" -> true;
            default -> false;
        };
    }

    /// The reader for the file, or empty when files of this name hold no tasks.
    public static Optional<TaskReader> open(
            String fileName, ByteSource bytes, Settings settings, ImportProblems problems) throws IOException {
        return switch (extensionOf(fileName)) {
            case "json", "jsonl", "ndjson" ->
                Optional.of(new JsonTaskReader(fileName, bytes, settings.limits(), problems));
            case "csv", "tsv" -> Optional.of(new CsvTaskReader(fileName, bytes, problems));
            case "txt" -> Optional.of(new LineTaskReader(fileName, bytes, settings.lineKey(), problems));
            default -> Optional.empty();
        };
    }

    /// What follows the last dot, in lower case; empty without a dot.
    public static String extensionOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
