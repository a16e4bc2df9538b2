package dev.assay.formats.json;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.labeling.LabelingConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one short object per answer: the data, the answers by control, who and when. A control's name wins over a
/// data key of the same name, as in Label Studio.
public final class JsonMinExport implements ExportWriter {
    private final OutputStream target;
    private final JsonOutput output;
    private final LabelingConfig config;
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public JsonMinExport(ExportSettings settings, EntrySink sink) throws IOException {
        this.config = settings.config();
        this.target = sink.entry("result.json");
        this.output = new JsonOutput(target);
        output.startArray();
    }

    @Override
    public void add(ExportTask task) throws IOException {
        counter.task();
        if (task.annotations().isEmpty()) {
            write(task, null);
        }
        for (ExportAnnotation annotation : ExportItems.answers(task)) {
            write(task, annotation);
        }
    }

    private void write(ExportTask task, @Nullable ExportAnnotation annotation) throws IOException {
        Map<String, @Nullable Object> item = new LinkedHashMap<>(task.data().object());
        item.put("id", task.id());
        if (annotation != null) {
            item.putAll(MinifiedItem.outputs(annotation, config));
        }
        item.putAll(MinifiedItem.facts(task, annotation));
        output.lineBreak().value(item);
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
