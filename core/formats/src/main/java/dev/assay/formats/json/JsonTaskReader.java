package dev.assay.formats.json;

import dev.assay.formats.ByteSource;
import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.IncomingTask;
import dev.assay.formats.Place;
import dev.assay.formats.TaskReader;
import dev.assay.formats.tabular.TextEncoding;
import dev.assay.formats.wire.JsonInput;
import dev.assay.formats.wire.MalformedJson;
import dev.assay.formats.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads tasks from JSON: a list, one object, or objects one after another (JSON lines). A list in one line of any
/// length is read task by task. After broken text in JSON lines, reading goes on at the next line; in a list it ends.
public final class JsonTaskReader implements TaskReader {
    private enum State {
        START,
        IN_LIST,
        BETWEEN_VALUES,
        END
    }

    private final String file;
    private final WireLimits limits;
    private final ImportProblems problems;
    private JsonInput input;
    private State state = State.START;
    private long item;
    private long linesBefore;

    public JsonTaskReader(String file, ByteSource bytes, WireLimits limits, ImportProblems problems)
            throws IOException {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
        this.input = new JsonInput(TextEncoding.utf8Of(bytes.open()), limits);
    }

    @Override
    public Optional<IncomingTask> next() throws IOException {
        while (state != State.END) {
            Place place = new Place(file, item, linesBefore + input.line());
            try {
                if (!toNextValue()) {
                    continue;
                }
                place = new Place(file, item, linesBefore + input.line());
                Object value = input.value();
                item++;
                Optional<IncomingTask> task = TaskItem.read(value, place, problems);
                if (task.isPresent()) {
                    return task;
                }
            } catch (MalformedJson fault) {
                recover(fault, place);
            }
        }
        return Optional.empty();
    }

    /// Stands at the first token of a task afterwards, or changed the state and returns false.
    private boolean toNextValue() throws MalformedJson, IOException {
        if (!input.advance()) {
            if (state == State.START) {
                problems.add(Code.MALFORMED, Place.ofFile(file), "the file is empty; a list of tasks is wanted");
            }
            state = State.END;
            return false;
        }
        if (state == State.IN_LIST && input.atArrayEnd()) {
            state = State.BETWEEN_VALUES;
            return false;
        }
        if (state != State.IN_LIST && input.atArrayStart()) {
            state = State.IN_LIST;
            return false;
        }
        if (state == State.START) {
            state = State.BETWEEN_VALUES;
        }
        return true;
    }

    private void recover(MalformedJson fault, Place start) throws IOException {
        Place place = new Place(file, start.item(), fault.fatal() ? linesBefore + fault.line() : start.line());
        boolean ends = fault.fatal() && state != State.BETWEEN_VALUES;
        problems.add(
                Code.MALFORMED,
                place,
                ends
                        ? fault.text() + "; nothing after this place could be read, so mend it and import again"
                        : fault.text());
        item++;
        if (ends) {
            state = State.END;
        } else if (fault.fatal()) {
            goOnAtNextLine(fault);
        }
    }

    private void goOnAtNextLine(MalformedJson fault) throws IOException {
        InputStream rest = input.rest();
        boolean more = skipLine(rest);
        linesBefore += fault.line();
        input = new JsonInput(rest, limits);
        if (!more) {
            state = State.END;
        }
    }

    /// Passes over the rest of a line; false when the text ends with it.
    private static boolean skipLine(InputStream bytes) throws IOException {
        while (true) {
            int next = bytes.read();
            if (next < 0) {
                return false;
            }
            if (next == '\n') {
                return true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
