package dev.assay.formats;

import java.io.IOException;

/// Writes tasks in one format. Memory does not grow with their number. Not thread-safe.
public interface ExportWriter extends AutoCloseable {
    /// Takes the next task.
    void add(ExportTask task) throws IOException;

    /// Writes what belongs at the end and says what could not be kept. Called once, after the last task.
    ExportReport finish() throws IOException;

    /// Frees what was put aside; without [#finish()] the files are not whole.
    @Override
    void close() throws IOException;
}
