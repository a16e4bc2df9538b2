package dev.assay.formats.tabular;

import dev.assay.formats.ByteSource;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingTask;
import dev.assay.formats.Place;
import dev.assay.formats.TaskReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads tasks from plain text, one to a line. Blank lines are passed over and counted.
public final class LineTaskReader implements TaskReader {
    /// Characters of one line.
    static final int MAX_LINE = 16 << 20;

    private final String file;
    private final String key;
    private final ImportProblems problems;
    private final Reader text;
    private final StringBuilder current = new StringBuilder();
    private long line;
    private long item;
    private long blankLines;
    private boolean tooLong;
    private boolean ended;

    public LineTaskReader(String file, ByteSource bytes, String key, ImportProblems problems) throws IOException {
        this.file = file;
        this.key = key;
        this.problems = problems;
        this.text = TextEncoding.open(file, bytes, problems);
    }

    @Override
    public Optional<IncomingTask> next() throws IOException {
        while (readLine()) {
            Place place = new Place(file, item, line);
            if (tooLong) {
                item++;
                problems.add(
                        Code.TOO_LARGE, place, "the line is longer than %d characters; split it".formatted(MAX_LINE));
            } else if (current.indexOf("\0") >= 0) {
                item++;
                problems.add(
                        Code.MALFORMED,
                        place,
                        "the line holds the character U+0000, which the database cannot store; remove it");
            } else if (current.toString().isBlank()) {
                blankLines++;
            } else {
                item++;
                Map<String, @Nullable Object> data = new LinkedHashMap<>();
                data.put(key, current.toString());
                return Optional.of(IncomingTask.ofData(place, data));
            }
        }
        if (blankLines > 0) {
            problems.add(Code.EMPTY_LINES, Place.ofFile(file), "%d empty lines were passed over".formatted(blankLines));
            blankLines = 0;
        }
        return Optional.empty();
    }

    private boolean readLine() throws IOException {
        current.setLength(0);
        tooLong = false;
        if (ended) {
            return false;
        }
        line++;
        boolean any = false;
        while (true) {
            int c = text.read();
            if (c < 0) {
                ended = true;
                return any;
            }
            any = true;
            if (c == '\n') {
                return true;
            }
            if (c == '\r') {
                continue;
            }
            if (current.length() < MAX_LINE) {
                current.append((char) c);
            } else {
                tooLong = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
