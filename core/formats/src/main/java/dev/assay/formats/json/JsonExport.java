package dev.assay.formats.json;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.wire.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;

/// Writes whole tasks as one list, a task to a line; what is stored as JSON passes through unread.
public final class JsonExport implements ExportWriter {
    private final OutputStream target;
    private final JsonOutput output;
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public JsonExport(EntrySink sink) throws IOException {
        this.target = sink.entry("result.json");
        this.output = new JsonOutput(target);
        output.startArray();
    }

    @Override
    public void add(ExportTask task) throws IOException {
        output.lineBreak().value(task.wire());
        counter.task();
        counter.item();
    }

    @Override
    public ExportReport finish() throws IOException {
        output.lineBreak().endArray().flush();
        target.close();
        return counter.report();
    }

    @Override
    public void close() {}
}
