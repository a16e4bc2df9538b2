package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTaskReaderTest {
    @Test
    void cellsStayTheTextTheyAre() throws IOException {
        var reading = Reading.of("t.csv", "text,n\n\"a, \"\"b\"\"\nc\",007\n");
        assertEquals(
                Map.of("text", "a, \"b\"\nc", "n", "007"),
                reading.tasks().getFirst().data());
        assertEquals(List.of(), reading.found());
    }

    @Test
    void raggedRowsAreNamedByLine() throws IOException {
        var reading = Reading.of("t.csv", "a,b\n1,2\n3\n\n4,5,6\n7,8\n");
        assertEquals(2, reading.tasks().size());
        assertEquals(
                List.of("ragged-row t.csv, line 3", "ragged-row t.csv, line 5", "empty-lines t.csv"), reading.found());
    }

    @Test
    void theHeadersOwnSeparatorIsTaken() throws IOException {
        assertEquals(
                Map.of("a", "1", "b", "2,5"),
                Reading.of("t.csv", "a;b\n1;2,5\n").tasks().getFirst().data());
        assertEquals(
                Map.of("a", "1", "b", "2"),
                Reading.of("t.tsv", "a\tb\n1\t2\n").tasks().getFirst().data());
    }

    @Test
    void badHeadersAreRefused() throws IOException {
        assertEquals(
                List.of("bad-header t.csv, line 1"), Reading.of("t.csv", "").found());
        assertEquals(
                List.of("bad-header t.csv, line 1"),
                Reading.of("t.csv", "a,a\n1,2\n").found());
        assertEquals(
                List.of("bad-header t.csv, line 1"),
                Reading.of("t.csv", "a,,b\n1,2,3\n").found());
    }

    @Test
    void anOpenQuoteIsAProblemNotAnEndlessCell() throws IOException {
        var reading = Reading.of("t.csv", "a,b\n1,2\n\"open,2\n" + "x,y\n".repeat(10));
        assertEquals(1, reading.tasks().size());
        assertTrue(reading.problems().refusalCount() > 0, reading.found().toString());
    }

    @Test
    void encodingsAreFound() throws IOException {
        String text = "name\nJosé\n";
        assertEquals("José", Reading.of("t.csv", text).tasks().getFirst().data().get("name"));
        assertEquals(
                "José",
                Reading.of("t.csv", "\uFEFF" + text).tasks().getFirst().data().get("name"));
        assertEquals(
                "José",
                Reading.of("t.csv", "\uFEFF" + text, StandardCharsets.UTF_16LE)
                        .tasks()
                        .getFirst()
                        .data()
                        .get("name"));
        var latin = Reading.of("t.csv", text, StandardCharsets.ISO_8859_1);
        assertEquals("José", latin.tasks().getFirst().data().get("name"));
        assertEquals(List.of("encoding t.csv"), latin.found());
        assertEquals(0, latin.problems().refusalCount());
        assertEquals(
                "5 €",
                Reading.of("t.txt", "5 €", Charset.forName("windows-1252"))
                        .tasks()
                        .getFirst()
                        .data()
                        .get("text"));
    }

    @Test
    void blankLinesOfATextAreCountedNotImported() throws IOException {
        var reading = Reading.of("t.txt", "one\r\n\n  \ntwo");
        assertEquals(
                List.of("one", "two"),
                reading.tasks().stream().map(task -> task.data().get("text")).toList());
        assertEquals(4, reading.tasks().getLast().place().line());
        assertTrue(reading.problems().kept().getFirst().message().startsWith("2 empty lines"));
    }

    @Test
    void charactersThatCannotBeStoredAreRefused() throws IOException {
        assertEquals(
                List.of("malformed t.txt, line 2"),
                Reading.of("t.txt", "a\nb\0\nc").found());
        assertEquals(
                List.of("malformed t.csv, line 2"),
                Reading.of("t.csv", "h\nb\0\nc").found());
    }

    @Test
    void oneEndlessLineIsTooLargeAndTheNextIsRead() throws IOException {
        var reading = Reading.of("t.txt", "x".repeat((16 << 20) + 1) + "\nsmall");
        assertEquals(List.of("too-large t.txt, line 1"), reading.found());
        assertEquals(1, reading.tasks().size());
    }

    @Test
    void problemsAreKeptToALimitAndAllCounted() throws IOException {
        var reading = Reading.of("t.csv", "a,b\n" + "1\n".repeat(5_000));
        assertEquals(5_000, reading.problems().refusalCount());
        assertEquals(ImportProblems.KEPT, reading.problems().kept().size());
    }
}
