package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.IncomingAnnotation.Author;
import dev.assay.formats.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTaskReaderTest {
    @Test
    void flatItemsBecomeData() throws IOException {
        var reading = Reading.of("t.json", "[{\"text\": \"a\", \"n\": 1.50}, {\"text\": \"b\"}]");
        assertEquals(List.of(), reading.found());
        assertEquals(
                Map.of("text", "a", "n", new BigDecimal("1.50")),
                reading.tasks().getFirst().data());
        assertEquals(2, reading.tasks().size());
    }

    @Test
    void wholeItemsKeepWhatTheySay() throws IOException {
        var task = Reading.of("t.json", """
                        {"data": {"image": "x.jpg"}, "meta": {"site": 3}, "overlap": 2, "allow_skip": false,
                         "annotations": [{"result": [], "completed_by": {"email": "a@b.c"}, "lead_time": 2.5,
                            "was_cancelled": true, "ground_truth": false, "unique_id": "11111111-2222-3333-4444-555555555555",
                            "created_at": "2026-01-02T03:04:05.5Z"}],
                         "predictions": [{"result": {"choices": ["A"]}, "score": 0.5, "model_version": "m1"}, 7]}
                        """).tasks().getFirst();
        assertEquals(2, task.settings().overlap());
        assertEquals(false, task.settings().allowSkip());
        assertEquals(Map.of("site", 3L), task.settings().meta());
        var annotation = task.annotations().getFirst();
        assertEquals(new Author.Addressed("a@b.c"), annotation.author());
        assertEquals(new IncomingAnnotation.Marks(true, false), annotation.marks());
        assertEquals(2.5, annotation.leadTimeSeconds());
        assertEquals("2026-01-02T03:04:05.500Z", String.valueOf(annotation.createdAt()));
        assertEquals(List.of(new IncomingPrediction(Map.of("choices", List.of("A")), 0.5, "m1")), task.predictions());
    }

    @Test
    void oldCompletionsAreAnnotationsAndCountAsTruth() throws IOException {
        var task = Reading.of(
                        "t.json",
                        "[{\"data\":{\"t\":1},\"completions\":[{\"result\":[{\"id\":\"a\"}],\"created_at\":1600000000}]}]")
                .tasks()
                .getFirst();
        var annotation = task.annotations().getFirst();
        assertTrue(annotation.marks().groundTruth());
        assertEquals(new Author.Unnamed(), annotation.author());
        assertEquals("2020-09-13T12:26:40Z", String.valueOf(annotation.createdAt()));
    }

    /// What is wrong inside a text or a number shows only when it is read.
    @Test
    void whatIsBrokenInsideATextIsAProblemAndNoFault() throws IOException {
        WireLimits narrow = new WireLimits(1 << 20, 5_000, 200);
        byte[] cut = "[{\"text\":\"a\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] bytes : List.of(
                "[{\"text\":\"%s\"}]".formatted("x".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                "[{\"text\":\"a\\q\"}]".getBytes(StandardCharsets.UTF_8),
                "[{\"text\":\"a\\ud8\"}]".getBytes(StandardCharsets.UTF_8),
                "[{\"text\":\"a\nb\"}]".getBytes(StandardCharsets.UTF_8),
                "[{\"text\":%s}]".formatted("1".repeat(2_000)).getBytes(StandardCharsets.UTF_8),
                cut)) {
            var reading = Reading.of("t.json", () -> new ByteArrayInputStream(bytes), narrow);
            assertEquals(1, reading.found().size(), reading.found().toString());
            assertTrue(
                    reading.found().getFirst().startsWith("malformed t.json, line "),
                    reading.found().toString());
            assertEquals(List.of(), reading.tasks());
        }
    }

    @Test
    void brokenLinesAreNamedAndTheOthersRead() throws IOException {
        var reading =
                Reading.of("t.jsonl", "{\"t\": 1}\n{\"t\": oops}\n{\"t\": 3}\n{\"t\": 4, \"t\": 5}\n[6]\n{\"t\": 7\n");
        assertEquals(
                List.of(1L, 3L),
                reading.tasks().stream().map(task -> task.data().get("t")).toList());
        assertEquals(
                List.of(
                        "malformed t.jsonl, line 2",
                        "malformed t.jsonl, line 4",
                        "not-a-task t.jsonl, line 5",
                        "malformed t.jsonl, line 7"),
                reading.found());
    }

    @Test
    void aCutOffListIsSaidToBeOne() throws IOException {
        var reading = Reading.of("t.json", "[{\"t\": 1},\n{\"t\": 2}");
        assertEquals(2, reading.tasks().size());
        assertEquals(1, reading.problems().refusalCount());
        assertTrue(reading.problems().kept().getFirst().message().contains("nothing after this place"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[5]",
                "[null]",
                "\"x\"",
                "[{}]",
                "{\"a\":NaN}",
                "{\"a\":-Infinity}",
                "{\"a\":1e999}",
                "{\"a\":1e-999999}",
                "{\"a\":1e999999999}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"data\":{\"a\":1},\"annotations\":{}}",
                "{\"data\":{\"a\":1},\"annotations\":[5]}",
                "{\"data\":{\"a\":1},\"annotations\":[{\"result\":\"x\"}]}",
                "{\"data\":{\"a\":1},\"predictions\":[{}]}",
                "{\"data\":{\"a\":1},\"predictions\":[{\"result\":[],\"score\":\"high\"}]}",
                "{\"data\":{\"a\":1},\"overlap\":0}",
                "{\"data\":5,\"annotations\":[]}",
                "{\"data\":{\"a\":1},\"meta\":[]}",
                "{\"data\":{\"a\":1},\"annotations\":[{\"unique_id\":\"no\"}]}",
                "{\"data\":{\"a\":1},\"annotations\":[{\"lead_time\":-1}]}",
                "{\"data\":{\"a\":1},\"annotations\":[{\"was_cancelled\":\"yes\"}]}",
                "{\"data\":{\"a\":1},\"annotations\":[{\"completed_by\":[]}]}"
            })
    void badInputIsRefusedWithAProblem(String text) throws IOException {
        var reading = Reading.of("t.json", text);
        assertEquals(List.of(), reading.tasks());
        assertTrue(reading.problems().refusalCount() > 0);
    }

    @Test
    void deepNestingEndsReadingWithAProblem() throws IOException {
        var reading = Reading.of("t.json", "[{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]");
        assertEquals(List.of(), reading.tasks());
        assertEquals("malformed", reading.problems().kept().getFirst().code().slug());
    }

    @Test
    void aTaskOverTheLimitIsPassedOverAndTheNextRead() throws IOException {
        String text = "[{\"a\": [" + "\"0123456789\",".repeat(100_000) + "1]}, {\"a\": 2}]";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var reading = Reading.of("t.json", () -> new ByteArrayInputStream(bytes), new WireLimits(200_000, 1_000, 10));
        assertEquals(1, reading.tasks().size());
        assertEquals(List.of("malformed t.json, line 1"), reading.found());
    }

    @Test
    void utf16AndMarksAreUnderstood() throws IOException {
        String text = "\uFEFF[{\"t\": \"é\"}]";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(
                    "é",
                    Reading.of("t.json", text, charset)
                            .tasks()
                            .getFirst()
                            .data()
                            .get("t"),
                    charset.name());
        }
    }

    @Test
    void oneLineOfAnyLengthIsReadTaskByTask() throws IOException {
        long tasks = 200_000;
        var problems = new ImportProblems();
        var settings = new TaskReaders.Settings("text", WireLimits.USUAL);
        long count = 0;
        try (TaskReader reader = TaskReaders.open("big.json", () -> new Repeated(tasks), settings, problems)
                .orElseThrow()) {
            while (reader.next().isPresent()) {
                count++;
            }
        }
        assertEquals(tasks, count);
        assertEquals(0, problems.refusalCount());
    }

    /// A list of that many tasks in one line, made while it is read.
    private static final class Repeated extends InputStream {
        private static final byte[] TASK =
                ("{\"text\":\"" + "lorem ipsum ".repeat(30) + "\"},").getBytes(StandardCharsets.UTF_8);
        private final long tasks;
        private long made;
        private byte[] piece = {'['};
        private int at;

        Repeated(long tasks) {
            this.tasks = tasks;
        }

        @Override
        public int read() {
            return fill() ? piece[at++] : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean fill() {
            if (at < piece.length) {
                return true;
            }
            if (made > tasks) {
                return false;
            }
            made++;
            String end = made == tasks ? "{\"text\":\"last\"}" : "]";
            piece = made < tasks ? TASK : end.getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }
    }
}
