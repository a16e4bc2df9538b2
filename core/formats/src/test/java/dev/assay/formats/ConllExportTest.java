package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.internal.TreebankTokens;
import dev.assay.formats.wire.JsonOutput;
import dev.assay.labeling.LabelingConfig;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected tokens and tags are what label-studio-sdk 2.1.0 with NLTK 3.10.4 gives for the same texts and spans,
/// but where the test says otherwise.
final class ConllExportTest {
    private static final String CONFIG = """
            <View><Text name="t" value="$text"/><Labels name="span" toName="t"><Label value="PER"/></Labels>
              <Choices name="c" toName="t"><Choice value="A"/></Choices></View>
            """;
    private static final String AT = "2026-01-01T00:00:00.000000Z";

    private static String span(int start, int end, String label) {
        return "{\"from_name\":\"span\",\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":%d,\"end\":%d,\"labels\":[\"%s\"]}}"
                .formatted(start, end, label);
    }

    private static String export(String text, String... items) throws IOException {
        MemorySink sink = Samples.export(
                ExportFormat.CONLL2003,
                CONFIG,
                new MemorySink(),
                Samples.task(
                        1,
                        "{\"text\":%s}".formatted(JsonOutput.text(text)),
                        null,
                        Samples.answer(2, AT, false, false, items)));
        return sink.text("result.conll");
    }

    private static String tags(String text, String... items) throws IOException {
        return export(text, items)
                .lines()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace(" -X- _ ", "/"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyTokenHasALineAndEveryAnswerEndsWithAnEmptyOne() throws IOException {
        assertEquals(
                """
                -DOCSTART- -X- O
                Dr. -X- _ O
                Ada -X- _ B-PER
                Lovelace -X- _ I-PER
                lived -X- _ O
                in -X- _ O
                London -X- _ B-LOC
                , -X- _ O
                U.K -X- _ B-LOC
                . -X- _ I-LOC

                """,
                export(
                        "Dr. Ada Lovelace lived in London, U.K.",
                        span(26, 32, "LOC"),
                        span(4, 16, "PER"),
                        span(34, 38, "LOC")));
    }

    @Test
    void quotesContractionsAndPunctuationAreTokens() throws IOException {
        assertEquals(
                "I/O ca/O n't/O say/O \"/O no/O \"/O to/O John/B-PER 's/I-PER $/O 3.88/B-MONEY deal/O --/O ever/O .../O",
                tags("I can't say \"no\" to John's $3.88 deal -- ever...", span(21, 27, "PER"), span(28, 33, "MONEY")));
        assertEquals("a/B-X :/I-X b/I-X e/O @/O x.com/O 10:30/O ?/O", tags("a:b e@x.com 10:30?", span(0, 3, "X")));
        assertEquals("line/O one/B-L line/I-L two/O end/O ./O", tags("line one\nline two  end.", span(5, 13, "L")));
    }

    @Test
    void ofOverlappingSpansTheFirstKeepsItsTokens() throws IOException {
        assertEquals("one/B-A two/I-A three/B-B", tags("one two three", span(0, 7, "A"), span(4, 13, "B")));
        assertEquals("one/B-A two/O three/O", tags("one two three", span(1, 2, "A")));
    }

    @Test
    void textsWithoutSpansAndEmptyTextsHaveNoTags() throws IOException {
        assertEquals("one/O two/O", tags("one two"));
        assertEquals("-DOCSTART- -X- O\n\n", export(""));
    }

    @Test
    void whatIsLeftOutIsCounted() throws IOException {
        MemorySink sink = new MemorySink();
        try (ExportWriter writer = ExportFormat.CONLL2003.writer(Samples.settings(CONFIG), sink)) {
            writer.add(
                    Samples.task(
                            1,
                            "{\"text\":\"one two\"}",
                            null,
                            Samples.answer(
                                    2,
                                    AT,
                                    false,
                                    false,
                                    span(0, 3, "A"),
                                    span(1, 2, "B"),
                                    "{\"from_name\":\"c\",\"to_name\":\"t\",\"type\":\"choices\",\"value\":{\"choices\":[\"A\"]}}",
                                    "{\"from_name\":\"span\",\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":4,\"end\":7,\"labels\":[]}}")));
            assertEquals(
                    List.of(
                            "results that are no spans of the first Labels",
                            "spans that hold no token of their own",
                            "spans without label or place in the text"),
                    writer.finish().leftOut().keySet().stream().sorted().toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gonna cannot 'tis wanna go more'n|gon na can not 't is wan na go more 'n",
                "a'b 'c' d'|a'b 'c ' d '",
                "“Curly” ‘quotes’ 10:30, a,b 1,000|“Curly” ‘quotes’ 10:30 , a , b 1,000",
                "Good muffins cost $3.88 (York).|Good muffins cost $ 3.88 ( York ) ."
            })
    void tokensAreThoseOfThePennTreebank(String text, String expected) {
        assertEquals(
                expected,
                TreebankTokens.of(text).stream()
                        .map(token -> text.substring(token.start(), token.end()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void itIsOfferedForSpansOfATextOnly() {
        assertTrue(offered(CONFIG));
        assertTrue(!offered(CONFIG.replace("<Text ", "<Text valueType=\"url\" ")));
        assertTrue(
                !offered(
                        "<View><Text name=\"t\" value=\"$text\"/><Choices name=\"c\" toName=\"t\"><Choice value=\"A\"/></Choices></View>"));
    }

    private static boolean offered(String config) {
        return ExportFormats.offered(LabelingConfig.parse(config).config()).stream()
                .filter(offer -> offer.format() == ExportFormat.CONLL2003)
                .allMatch(ExportFormats.Offer::usable);
    }
}
