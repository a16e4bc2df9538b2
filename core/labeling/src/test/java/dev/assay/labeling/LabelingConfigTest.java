package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelingConfigTest {
    private static final String BOXES = """
            <View>
              <Image name="photo" value="$image"/>
              <RectangleLabels name="parts" toName="photo">
                <Label value="Wheel" background="#ff0000"/>
                <Label value="Door" alias="door" hotkey="1"/>
              </RectangleLabels>
              <View visibleWhen="region-selected">
                <Choices name="state" toName="photo" choice="multiple" perRegion="true" required="true">
                  <Choice value="New"/><Choice value="Worn"/>
                </Choices>
              </View>
            </View>
            """;

    @Test
    void controlsObjectsAndVariablesAreFound() {
        Parsed parsed = LabelingConfig.parse(BOXES);
        assertEquals(List.of(), parsed.diagnostics());
        LabelingConfig config = parsed.config();
        assertEquals(
                List.of("parts", "state"),
                config.controls().stream().map(Control::name).toList());
        assertEquals(List.of(new DataKey("image", "Image")), config.dataKeys());
        assertEquals("$image", config.object("photo").orElseThrow().value());
        Control parts = config.control("parts").orElseThrow();
        assertEquals(Optional.of(ControlTag.RECTANGLE_LABELS), parts.kind());
        assertEquals(
                List.of("Wheel", "door"),
                parts.options().stream().map(LabelOption::wire).toList());
        Control state = config.control("state").orElseThrow();
        assertTrue(state.perRegion() && state.required());
        assertEquals(ChoiceMode.MULTIPLE, state.choiceMode());
        assertEquals(1, state.visibility().size());
        assertEquals(
                Map.of("parts", Map.of("Wheel", "2", "door", "1"), "state", Map.of("New", "3", "Worn", "4")),
                config.hotkeys());
    }

    @Test
    void placeOfATagIsItsStart() {
        LabelingConfig config = LabelingConfig.parse(
                        "\uFEFF<View>\r\n  <Image\r\n name=\"a\"\r\n value=\"$a\"/></View>")
                .config();
        Element image = config.root().children().getFirst();
        assertEquals(2, image.line());
        assertEquals(3, image.column());
    }

    @Test
    void canonicalTextReadsBackAsTheSameText() {
        String canonical = LabelingConfig.parse(BOXES).config().canonical();
        assertEquals(canonical, LabelingConfig.parse(canonical).config().canonical());
        assertTrue(canonical.contains("<Label alias=\"door\" hotkey=\"1\" value=\"Door\"/>"), canonical);
    }
}
