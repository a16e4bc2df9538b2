package dev.assay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the portable cases of the folder `conformance/`, and sample data, from wherever a test runs.
public final class ConformanceFiles {
    private ConformanceFiles() {}

    /// The repository's root: the nearest folder above the working directory that holds `conformance/`.
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("conformance"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder conformance/ above " + start);
    }

    /// Every JSON file below `conformance/<area>`, sorted by path; never empty.
    public static List<Path> in(String area) {
        Path folder = root().resolve("conformance").resolve(area);
        try (var files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("no cases in " + folder);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("conformance cases of " + area, e);
        }
    }

    /// A folder of the real sample data, where `ASSAY_SAMPLES` names one that holds it.
    public static Optional<Path> samples(String name) {
        return Optional.ofNullable(System.getenv("ASSAY_SAMPLES"))
                .filter(s -> !s.isBlank())
                .map(s -> Path.of(s).resolve(name))
                .filter(Files::isDirectory);
    }
}
