package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Configs that no one writes in good faith. Reading them must end, and must end in diagnostics.
final class HostileTextTest {
    private static final long SEED = Long.getLong("assay.seed", 20_261_124L);
    private static final String CONFIG = """
            <?xml version="1.0"?><!-- note --><View className="a">
              <Text name="note" value="$text"/><Header>a &amp; b</Header>
              <Labels name="what" toName="note"><Label value="A" hotkey='x'/><![CDATA[ <b> ]]><Label value="B"/></Labels>
            </View>
            """;

    private static List<String> codes(String xml) {
        Parsed parsed = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LabelingConfig.parse(xml));
        return parsed.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void textCutAtAnyPlaceIsReadAsFarAsItGoes() {
        int end = CONFIG.lastIndexOf('>');
        for (int cut = 0; cut <= end; cut++) {
            List<String> codes = codes(CONFIG.substring(0, cut));
            assertTrue(
                    codes.contains("xml-not-well-formed") || codes.contains("config-empty"),
                    "cut at " + cut + ": " + codes);
        }
        assertEquals(List.of(), codes(CONFIG));
        assertEquals(
                "note",
                LabelingConfig.parse(CONFIG.substring(0, CONFIG.indexOf("<Labels")))
                        .config()
                        .objects()
                        .getFirst()
                        .name(),
                "what stands before the break is kept");
    }

    @Test
    void textWithAnyCharacterChangedNeverThrows() {
        SplittableRandom random = new SplittableRandom(SEED);
        String signs = "<>&;\"'=/![]-? \u0000\uFFFF\uD800xA$\n";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(CONFIG);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
            }
            Parsed parsed = LabelingConfig.parse(text.toString());
            assertEquals(
                    parsed.config().controls().size(),
                    List.copyOf(parsed.config().controls()).size(),
                    () -> "seed " + SEED + ": " + text);
            for (Diagnostic diagnostic : parsed.diagnostics()) {
                assertTrue(diagnostic.line() >= 1 && diagnostic.column() >= 1, () -> "seed " + SEED + ": " + text);
                assertFalse(diagnostic.message().isBlank(), () -> "seed " + SEED + ": " + text);
            }
        }
    }

    @Test
    void entityBombIsRefusedUnread() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY e0 \"haha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        assertEquals(List.of("dtd-not-allowed"), codes(bomb + "]><View><Header value=\"&e29;\"/>&e29;</View>"));
    }

    @Test
    void externalEntityIsNotFetched() {
        String xml = "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><View>&x;</View>";
        Parsed parsed = LabelingConfig.parse(xml);
        assertEquals(List.of("dtd-not-allowed"), codes(xml));
        assertEquals("", parsed.config().root().text());
    }

    @Test
    void declaredEncodingAndVersionDoNotMatterForText() {
        assertEquals(List.of(), codes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><View/>"));
        assertEquals(List.of(), codes("<?xml version='1.1'?><View/>"));
        assertEquals(List.of("xml-not-well-formed"), codes(" <?xml version=\"1.0\"?><View/>"));
    }

    @Test
    void messagesAreTheSameInEveryCountry() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.GERMANY);
            String message = LabelingConfig.parse("<View>" + "<View/>".repeat(10_000) + "</View>")
                    .diagnostics()
                    .getFirst()
                    .message();
            assertEquals("The config has more than 10,000 tags.", message);
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void deepNestingStopsAtTheLimit() {
        assertEquals(List.of("config-too-deep"), codes("<View>".repeat(10_000)));
        assertEquals(List.of("config-too-deep"), codes("<View>".repeat(101) + "</View>".repeat(101)));
        assertEquals(List.of(), codes("<View>".repeat(100) + "</View>".repeat(100)));
    }

    @Test
    void tooManyTagsStopAtTheLimit() {
        assertEquals(List.of(), codes("<View>" + "<View/>".repeat(9_999) + "</View>"));
        assertEquals(List.of("config-too-many-tags"), codes("<View>" + "<View/>".repeat(10_000) + "</View>"));
    }

    @Test
    void tooLongTextIsNotRead() {
        assertEquals(List.of("config-too-large"), codes("<View><!--" + "x".repeat(1_000_000) + "--></View>"));
        assertEquals(
                List.of(),
                codes("<View className=\"" + "x".repeat(999_970) + "\"></View>"),
                "a huge attribute is read");
    }

    @Test
    void manyAttributesEndInADiagnostic() {
        StringBuilder tag = new StringBuilder("<View");
        for (int i = 0; i < 50_000; i++) {
            tag.append(" data-a").append(i).append("=\"\"");
        }
        assertEquals(List.of("xml-not-well-formed"), codes(tag + "/>"));
    }

    @Test
    void thousandsOfLabelsWithOneNameAreToldQuickly() {
        String labels = "<Label value=\"A\"/>".repeat(9_000);
        List<String> codes = codes(
                "<View><Text name=\"t\" value=\"$t\"/><Labels name=\"l\" toName=\"t\">" + labels + "</Labels></View>");
        assertEquals(1_000, codes.size(), "the first thousand are told");
        assertTrue(codes.stream().allMatch("duplicate-label"::equals));
    }

    @Test
    void whatSurvivesIsWhatWasWritten() {
        Element root = LabelingConfig.parse(
                        "<View z='1' a=\"&lt;&#x1F600;\" m=\"a&#10;b\n c\"><X:y b:c='d'>t<![CDATA[<&]]>u</X:y></View>")
                .config()
                .root();
        assertEquals(List.of("z", "a", "m"), List.copyOf(root.attributes().keySet()));
        assertEquals("<\uD83D\uDE00", root.attributes().get("a"));
        assertEquals("a\nb  c", root.attributes().get("m"), "written line ends are spaces, character references stay");
        Element child = root.children().getFirst();
        assertEquals("X:y", child.tag());
        assertEquals("d", child.attributes().get("b:c"));
        assertEquals("t<&u", child.text());
    }
}
