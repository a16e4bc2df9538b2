package dev.assay.formats.conll;

import dev.assay.formats.EntrySink;
import dev.assay.formats.ExportAnnotation;
import dev.assay.formats.ExportReport;
import dev.assay.formats.ExportSettings;
import dev.assay.formats.ExportTask;
import dev.assay.formats.ExportWriter;
import dev.assay.formats.internal.ExportItems;
import dev.assay.formats.internal.TreebankTokens;
import dev.assay.labeling.LabelingConfig;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes spans as one token a line with its tag, an empty line after each answer. The first token that a span touches
/// is `B-`, further ones `I-`, all else `O`. Of overlapping spans the one that starts first keeps its tokens; only the
/// first label of a span and the first control of an answer go out, and what does not is counted.
/// **Source** of the layout: Label Studio's converter, CONLL2003, after the CoNLL-2003 shared task (Tjong Kim Sang and
/// De Meulder, 2003).
public final class ConllExport implements ExportWriter {
    private final LabelingConfig config;
    private final Writer out;
    private final ExportReport.Counter counter = new ExportReport.Counter();

    public ConllExport(ExportSettings settings, EntrySink sink) throws IOException {
        this.config = settings.config();
        this.out =
                new BufferedWriter(new OutputStreamWriter(sink.entry("result.conll"), StandardCharsets.UTF_8), 1 << 16);
        out.write("-DOCSTART- -X- O\n");
    }

    /// A span of the text: UTF-16 code units, end exclusive.
    private record Span(long start, long end, String label) {}

    @Override
    public void add(ExportTask task) throws IOException {
        counter.task();
        Map<String, @Nullable Object> data = task.data().object();
        for (ExportAnnotation answer : ExportItems.answers(task)) {
            List<Span> spans = spans(answer);
            Optional<String> text = textOf(data);
            if (text.isEmpty()) {
                counter.leaveOut("no text in the task");
                continue;
            }
            write(text.get(), spans);
            counter.item();
        }
    }

    /// The text that the first Text tag shows.
    private Optional<String> textOf(Map<String, @Nullable Object> data) {
        return config.dataKeys().stream()
                .filter(key -> key.tag().equals("Text"))
                .map(key -> data.get(key.key()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private List<Span> spans(ExportAnnotation answer) {
        List<Span> spans = new ArrayList<>();
        Optional<String> first = Optional.empty();
        for (ExportItems.Output output : ExportItems.outputs(answer, config)) {
            if (!"labels".equals(output.item().get("type"))
                    || first.filter(name -> !name.equals(output.control().name()))
                            .isPresent()) {
                counter.leaveOut("results that are no spans of the first Labels");
                continue;
            }
            first = Optional.of(output.control().name());
            Object labels = output.value().get("labels");
            if (output.value().get("start") instanceof Number start
                    && output.value().get("end") instanceof Number end
                    && labels instanceof List<?> list
                    && !list.isEmpty()) {
                spans.add(new Span(start.longValue(), end.longValue(), String.valueOf(list.getFirst())));
                for (int i = 1; i < list.size(); i++) {
                    counter.leaveOut("further labels of a span");
                }
            } else {
                counter.leaveOut("spans without label or place in the text");
            }
        }
        spans.sort(Comparator.comparingLong(Span::start));
        return spans;
    }

    private void write(String text, List<Span> spans) throws IOException {
        int next = 0;
        boolean begun = false;
        for (TreebankTokens.Token token : TreebankTokens.of(text)) {
            while (next < spans.size() && token.start() >= spans.get(next).end()) {
                if (!begun) {
                    counter.leaveOut("spans that hold no token of their own");
                }
                next++;
                begun = false;
            }
            String tag = "O";
            if (next < spans.size() && token.end() > spans.get(next).start()) {
                tag = (begun ? "I-" : "B-") + spans.get(next).label();
                begun = true;
            }
            out.append(text, token.start(), token.end());
            out.append(" -X- _ ").append(tag).append('\n');
        }
        for (int i = begun ? next + 1 : next; i < spans.size(); i++) {
            counter.leaveOut("spans that hold no token of their own");
        }
        out.write('\n');
    }

    @Override
    public ExportReport finish() throws IOException {
        out.close();
        return counter.report();
    }

    @Override
    public void close() {}
}
