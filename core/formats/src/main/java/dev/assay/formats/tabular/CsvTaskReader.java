package dev.assay.formats.tabular;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.assay.formats.ByteSource;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingTask;
import dev.assay.formats.Place;
import dev.assay.formats.TaskReader;
import dev.assay.formats.TaskReaders;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads tasks from a table with a header: a row is a task, a column one of its data keys. Cells stay the text they
/// are (`007` stays `007`). The separator of a `.csv` is the one of comma, semicolon and tab that its header has most.
public final class CsvTaskReader implements TaskReader {
    private static final int HEADER_PEEK = 1 << 16;

    private final String file;
    private final ImportProblems problems;
    private final CloseableIterator<CsvRecord> rows;
    private final List<String> header;
    private long item;
    private long blankRows;
    private boolean ended;

    public CsvTaskReader(String file, ByteSource bytes, ImportProblems problems) throws IOException {
        this.file = file;
        this.problems = problems;
        Reader text = TextEncoding.open(file, bytes, problems);
        char separator = TaskReaders.extensionOf(file).equals("tsv") ? '\t' : separatorOf(text);
        this.rows = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        this.header = readHeader();
    }

    private static char separatorOf(Reader text) throws IOException {
        text.mark(HEADER_PEEK);
        char best = ',';
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < HEADER_PEEK - 1; i++) {
            int c = text.read();
            if (c < 0 || (c == '\n' && !quoted)) {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        text.reset();
        for (char candidate : new char[] {';', '\t'}) {
            if (counts[candidate] > counts[best]) {
                best = candidate;
            }
        }
        return best;
    }

    private List<String> readHeader() throws IOException {
        CsvRecord record = row();
        if (record == null || (record.getFieldCount() == 1 && record.getField(0).isBlank())) {
            problems.add(Code.BAD_HEADER, new Place(file, -1, 1), "the first line is empty; it must name the columns");
            ended = true;
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : record.getFields()) {
            String name = field.strip();
            if (name.isEmpty()) {
                problems.add(
                        Code.BAD_HEADER,
                        new Place(file, -1, 1),
                        "column %d has no name; name it or remove it".formatted(names.size() + 1));
            } else if (!seen.add(name)) {
                problems.add(
                        Code.BAD_HEADER,
                        new Place(file, -1, 1),
                        "two columns are named \"%s\"; rename one".formatted(name));
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public Optional<IncomingTask> next() throws IOException {
        while (!ended) {
            CsvRecord record = row();
            if (record == null) {
                ended = true;
                if (blankRows > 0) {
                    problems.add(
                            Code.EMPTY_LINES,
                            Place.ofFile(file),
                            "%d empty lines were passed over".formatted(blankRows));
                }
            } else if (record.getFieldCount() == 1 && record.getField(0).isBlank() && header.size() > 1) {
                blankRows++;
            } else {
                Optional<IncomingTask> task = taskOf(record);
                if (task.isPresent()) {
                    return task;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<IncomingTask> taskOf(CsvRecord record) {
        Place place = new Place(file, item++, record.getStartingLineNumber());
        if (record.getFieldCount() != header.size()) {
            problems.add(
                    Code.RAGGED_ROW,
                    place,
                    "the row has %d cells, the header %d; put quotes around cells that hold the separator"
                            .formatted(record.getFieldCount(), header.size()));
            return Optional.empty();
        }
        Map<String, @Nullable Object> data = LinkedHashMap.newLinkedHashMap(header.size());
        for (int i = 0; i < header.size(); i++) {
            String cell = record.getField(i);
            if (cell.indexOf('\0') >= 0) {
                problems.add(
                        Code.MALFORMED,
                        place,
                        "column \"%s\" holds the character U+0000, which the database cannot store; remove it"
                                .formatted(header.get(i)));
                return Optional.empty();
            }
            data.put(header.get(i), cell);
        }
        return Optional.of(IncomingTask.ofData(place, data));
    }

    private @Nullable CsvRecord row() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException fault) {
            ended = true;
            problems.add(
                    Code.MALFORMED,
                    new Place(file, item, 0),
                    "the table cannot be read after row %d: %s; a quote without its end is the usual reason"
                            .formatted(item, fault.getMessage()));
            return null;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
