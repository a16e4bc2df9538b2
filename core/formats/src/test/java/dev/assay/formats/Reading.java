package dev.assay.formats;

import dev.assay.formats.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything one file says: its tasks and its problems.
record Reading(List<IncomingTask> tasks, ImportProblems problems) {
    static Reading of(String file, String text) throws IOException {
        return of(file, text, StandardCharsets.UTF_8);
    }

    static Reading of(String file, String text, Charset charset) throws IOException {
        byte[] bytes = text.getBytes(charset);
        return of(file, () -> new ByteArrayInputStream(bytes), WireLimits.USUAL);
    }

    static Reading of(String file, ByteSource bytes, WireLimits limits) throws IOException {
        var problems = new ImportProblems();
        List<IncomingTask> tasks = new ArrayList<>();
        var settings = new TaskReaders.Settings("text", limits);
        try (TaskReader reader =
                TaskReaders.open(file, bytes, settings, problems).orElseThrow()) {
            for (Optional<IncomingTask> task = reader.next(); task.isPresent(); task = reader.next()) {
                tasks.add(task.get());
            }
        }
        return new Reading(tasks, problems);
    }

    List<String> found() {
        return problems.kept().stream()
                .map(problem -> problem.code().slug() + " " + problem.place().text())
                .toList();
    }
}
