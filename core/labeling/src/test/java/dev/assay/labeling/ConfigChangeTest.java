package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigChangeTest {
    private static final String TEXT = "<Text name=\"note\" value=\"$text\"/><Text name=\"other\" value=\"$other\"/>";
    private static final LabelingConfig BEFORE = config("""
            <Labels name="what" toName="note"><Label value="Person"/><Label value="Place" alias="LOC"/></Labels>
            <TextArea name="words" toName="note"/>
            """);

    private static LabelingConfig config(String controls) {
        return LabelingConfig.parse("<View>" + TEXT + controls + "</View>").config();
    }

    private static List<String> losses(LabelingConfig after, ConfigUsage usage) {
        return ConfigChange.between(BEFORE, after, usage).losses().stream()
                .map(ConfigChange.Loss::message)
                .toList();
    }

    @Test
    void unusedThingsMayGo() {
        ConfigChange change = ConfigChange.between(BEFORE, config(""), ConfigUsage.NONE);
        assertEquals(List.of(), change.losses());
        assertTrue(change.isEssential(), "labels are gone");
    }

    @Test
    void sameConfigIsNoEssentialChange() {
        ConfigUsage usage = new ConfigUsage(
                Map.of("what|note|labels", 5L, "words|note|textarea", 2L), Map.of("what", Map.of("LOC", 5L)));
        ConfigChange change = ConfigChange.between(BEFORE, BEFORE, usage);
        assertEquals(List.of(), change.losses());
        assertFalse(change.isEssential());
    }

    @Test
    void labelInUseIsNamedWithItsCount() {
        LabelingConfig after = config("<Labels name=\"what\" toName=\"note\"><Label value=\"Person\"/></Labels>");
        assertEquals(
                List.of(
                        "These labels still exist in annotations or drafts:\nLOC (3 annotations / drafts)\nPlease add labels to tag with name=\"what\"."),
                losses(after, new ConfigUsage(Map.of(), Map.of("what", Map.of("LOC", 3L, "Person", 9L)))));
    }

    @Test
    void controlInUseIsNamedWithItsCount() {
        assertEquals(
                List.of(
                        "Created annotations are incompatible with provided labeling schema, we found:\n4 with from_name=what, to_name=note, type=labels",
                        "There are 7 annotation(s) created with tag \"what\", you can't remove it"),
                losses(
                        config(""),
                        new ConfigUsage(
                                Map.of("what|note|labels", 4L), Map.of("what", Map.of("Person", 3L, "LOC", 4L)))));
    }

    @Test
    void answersMayNotMoveToAnotherObjectButTextsMay() {
        LabelingConfig after = config("""
                <Labels name="what" toName="other"><Label value="Person"/></Labels>
                <TextArea name="words" toName="other"/>
                """);
        List<ConfigChange.Loss> losses = ConfigChange.between(
                        BEFORE,
                        after,
                        new ConfigUsage(Map.of("what|note|labels", 1L, "words|note|textarea", 1L), Map.of()))
                .losses();
        assertEquals(List.of(new ConfigChange.AnswersLost(Map.of("what|note|labels", 1L))), losses);
    }

    @Test
    void labelsOfTheTaskAndOfATaxonomyCannotBeLost() {
        ConfigUsage usage = new ConfigUsage(Map.of(), Map.of("what", Map.of("Person", 1L)));
        assertEquals(List.of(), losses(config("<Labels name=\"what\" toName=\"note\" value=\"$kinds\"/>"), usage));
        assertEquals(
                List.of(),
                losses(config("<Taxonomy name=\"what\" toName=\"note\"><Choice value=\"A\"/></Taxonomy>"), usage));
    }

    @Test
    void newControlTagOrObjectIsEssential() {
        String same = "<Labels name=\"what\" toName=\"note\"><Label value=\"Person\"/><Label value=\"LOC\"/></Labels>";
        String words = "<TextArea name=\"words\" toName=\"note\"/>";
        assertFalse(ConfigChange.between(BEFORE, config(same + words), ConfigUsage.NONE)
                .isEssential());
        assertTrue(ConfigChange.between(
                        BEFORE, config(same + words + "<Rating name=\"r\" toName=\"note\"/>"), ConfigUsage.NONE)
                .isEssential());
        assertTrue(ConfigChange.between(BEFORE, config(same + words.replace("note", "other")), ConfigUsage.NONE)
                .isEssential());
    }
}
