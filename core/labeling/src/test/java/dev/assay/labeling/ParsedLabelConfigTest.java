package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParsedLabelConfigTest {
    @Test
    void controlsHaveTypeObjectsInputsAndLabels() {
        Map<String, Object> parsed = LabelingConfig.parse("""
                <View>
                  <Image name="photo" value="$image"/>
                  <RectangleLabels name="parts" toName="photo">
                    <Label value="Wheel" background="red"/><Label value="Door" alias="door" category="2"/>
                  </RectangleLabels>
                  <Choices name="state" toName="photo" perRegion="true" whenLabelValue="Wheel" value="$states"/>
                </View>
                """).config().toParsedLabelConfig();
        List<Map<String, String>> inputs = List.of(Map.of("type", "Image", "value", "image"));
        assertEquals(
                Map.of(
                        "parts",
                        Map.of(
                                "type", "RectangleLabels",
                                "to_name", List.of("photo"),
                                "inputs", inputs,
                                "labels", List.of("Wheel", "door"),
                                "labels_attrs",
                                        Map.of(
                                                "Wheel", Map.of("value", "Wheel", "background", "red"),
                                                "door", Map.of("value", "Door", "alias", "door", "category", "2"))),
                        "state",
                        Map.of(
                                "type", "Choices",
                                "to_name", List.of("photo"),
                                "inputs", inputs,
                                "labels", List.of(),
                                "labels_attrs", Map.of(),
                                "conditionals", Map.of("type", "label", "name", "Wheel"),
                                "dynamic_labels", true)),
                parsed);
    }

    @Test
    void repeatedControlsTellTheirFlag() {
        Map<String, Object> parsed = LabelingConfig.parse("""
                <View><Repeater on="$pages" indexFlag="{{idx}}">
                  <Text name="page_{{idx}}" valueList="$pages[{{idx}}].text" valueType="url"/>
                  <Rating name="stars_{{idx}}" toName="page_{{idx}}"/>
                </Repeater></View>
                """).config().toParsedLabelConfig();
        assertEquals(
                Map.of(
                        "type", "Rating",
                        "to_name", List.of("page_{{idx}}"),
                        "inputs",
                                List.of(Map.of("type", "Text", "valueType", "url", "valueList", "pages[{{idx}}].text")),
                        "labels", List.of(),
                        "labels_attrs", Map.of(),
                        "regex", Map.of("{{idx}}", ".*")),
                parsed.get("stars_{{idx}}"));
    }
}
