package dev.assay.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.formats.voc.VocPage;
import dev.assay.formats.voc.VocResult;
import dev.assay.geometry.ImageSize;
import dev.assay.labeling.LabelingConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PredictionFormsTest {
    private static final LabelingConfig CONFIG = LabelingConfig.parse("""
                    <View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="A"/></Choices>
                      <Rating name="r" toName="t"/></View>
                    """).config();

    @Test
    void shortFormsBecomeResultItems() {
        Map<String, Object> choice =
                Map.of("from_name", "c", "to_name", "t", "type", "choices", "value", Map.of("choices", List.of("A")));
        assertEquals(Optional.of(List.of(choice)), MinifiedResult.widen("A", CONFIG));
        assertEquals(Optional.of(List.of(choice)), MinifiedResult.widen(Map.of("choices", List.of("A")), CONFIG));
        assertEquals(
                Optional.of(List.of(
                        Map.of("from_name", "r", "to_name", "t", "type", "rating", "value", Map.of("rating", 4L)))),
                MinifiedResult.widen(4L, CONFIG));
        assertEquals(Optional.of(List.of()), MinifiedResult.widen(null, CONFIG));
        assertEquals(Optional.of(List.of(choice)), MinifiedResult.widen(List.of(choice), CONFIG));
        assertEquals(Optional.empty(), MinifiedResult.widen(Map.of("brush", 1L), CONFIG));
        assertEquals(Optional.empty(), MinifiedResult.widen(true, CONFIG));
    }

    @Test
    void vocBoxesBecomeRegionsInPercent() {
        var page = new VocPage("a.jpg", new ImageSize(200, 100), List.of(new VocPage.Box("ant", 20, 10, 60, 60)));
        var labeled = VocResult.forConfig(LabelingConfig.parse(Samples.BOXES).config())
                .orElseThrow()
                .of(page);
        assertEquals(
                List.of(Map.of(
                        "id",
                        "voc1",
                        "from_name",
                        "box",
                        "to_name",
                        "img",
                        "type",
                        "rectanglelabels",
                        "original_width",
                        200L,
                        "original_height",
                        100L,
                        "image_rotation",
                        0L,
                        "value",
                        Map.of(
                                "x",
                                10.0,
                                "y",
                                10.0,
                                "width",
                                20.0,
                                "height",
                                50.0,
                                "rotation",
                                0L,
                                "rectanglelabels",
                                List.of("ant")))),
                labeled);
        assertEquals(
                2,
                VocResult.forConfig(LabelingConfig.parse(Samples.SPLIT).config())
                        .orElseThrow()
                        .of(page)
                        .size());
        assertEquals(Optional.empty(), VocResult.forConfig(CONFIG));
    }

    @Test
    void dataIsComparedWithTheVariablesOfTheConfig() {
        var problems = new ImportProblems();
        var check = new DataCheck(CONFIG);
        Place place = new Place("t.json", 0, 1);
        assertTrue(check.passes(Map.of("text", "a", "more", 1L), place, problems));
        assertFalse(check.passes(Map.of("txt", "a"), place, problems));
        assertFalse(check.passes(Map.of("text", Map.of()), place, problems));
        assertEquals(2, problems.refusalCount());
        assertTrue(problems.kept()
                .getFirst()
                .message()
                .startsWith("\"text\" key is expected in task data [Actual keys: [txt]]"));
    }
}
