package dev.assay.formats.tabular;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.Spool;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.internal.PythonNumbers;
import dev.assay.formats.json.MinifiedItem;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.labeling.Control;
import dev.assay.labeling.LabelingConfig;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes one row per answer. The columns are known only at the end, so rows are put aside first; numbers stand bare,
/// all else in quotes; lists and objects are JSON. A data key that is also a control's name becomes `_data_<key>`.
/// **Source** of the layout: Label Studio's converter, CSV.
public final class TableExport implements ExportWriter {
    private final LabelingConfig config;
    private final EntrySink sink;
    private final char separator;
    private final Spool rows;
    private final DataOutputStream out;
    private final Set<String> controls;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public TableExport(ExportSettings settings, EntrySink sink, char separator) throws IOException {
        this.config = settings.config();
        this.sink = sink;
        this.separator = separator;
        this.rows = sink.spool();
        this.out = new DataOutputStream(rows.out());
        this.controls =
                config.controls().stream().map(Control::name).collect(Collectors.toCollection(LinkedHashSet::new));
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
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        task.data().object().forEach((key, value) -> row.put(controls.contains(key) ? "_data_" + key : key, value));
        row.put("id", task.id());
        if (annotation != null) {
            row.putAll(MinifiedItem.outputs(annotation, config));
        }
        row.putAll(MinifiedItem.facts(task, annotation));
        out.writeInt(row.size());
        for (Map.Entry<String, @Nullable Object> cell : row.entrySet()) {
            out.writeInt(columns.computeIfAbsent(cell.getKey(), _ -> columns.size()));
            byte[] text = cell(cell.getValue()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
        counter.item();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "\"\"";
            case String text -> quoted(text);
            case Boolean truth -> truth ? "True" : "False";
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Number number -> PythonNumbers.text(number.doubleValue());
            default -> quoted(JsonOutput.text(value));
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public ExportReport finish() throws IOException {
        out.flush();
        Map<String, Integer> sorted = new TreeMap<>(columns);
        try (Writer target = new BufferedWriter(
                        new OutputStreamWriter(
                                sink.entry("result." + (separator == ',' ? "csv" : "tsv")), StandardCharsets.UTF_8),
                        1 << 16);
                DataInputStream in = new DataInputStream(rows.in())) {
            line(target, sorted.keySet().stream().map(TableExport::quoted).toList());
            List<Integer> order = List.copyOf(sorted.values());
            for (long i = 0; i < counter.report().items(); i++) {
                line(target, row(in, order));
            }
        }
        return counter.report();
    }

    private static List<String> row(DataInputStream in, List<Integer> order) throws IOException {
        Map<Integer, String> cells = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            int column = in.readInt();
            byte[] text = in.readNBytes(in.readInt());
            cells.put(column, new String(text, StandardCharsets.UTF_8));
        }
        List<String> row = new ArrayList<>(order.size());
        for (int column : order) {
            row.add(cells.getOrDefault(column, "\"\""));
        }
        return row;
    }

    private void line(Writer target, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                target.write(separator);
            }
            target.write(cells.get(i));
        }
        target.write('\n');
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
