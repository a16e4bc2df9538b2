package dev.assay.labeling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleTaskTest {
    private static SampleTask sample(String inner) {
        return SampleTask.of(LabelingConfig.parse("<View>" + inner + "</View>").config());
    }

    @Test
    void everyVariableGetsAValueOfItsKind() {
        Map<String, Object> data = sample("""
                <Image name="i" value="$image"/><Text name="t" value="$doc.body"/><Header value="$doc.title"/>
                <Table name="row" value="$row"/><Choices name="c" toName="t" value="$options"/>
                <Video name="v" value="$clip" frameRate="$fps"/><Image name="p" valueList="$pages"/>
                """).data();
        assertEquals(Set.of("image", "doc", "row", "options", "clip", "fps", "pages"), data.keySet());
        assertTrue(String.valueOf(data.get("image")).startsWith("data:image/svg+xml;base64,"));
        assertEquals(
                Set.of("title", "body"),
                assertInstanceOf(Map.class, data.get("doc")).keySet());
        assertInstanceOf(Map.class, data.get("row"));
        assertInstanceOf(List.class, data.get("options"));
        assertEquals(25, data.get("fps"));
        assertEquals(2, assertInstanceOf(List.class, data.get("pages")).size());
    }

    @Test
    void everyPathOfTheConfigLeadsToAValue() {
        LabelingConfig config = LabelingConfig.parse("""
                <View><Repeater on="$pages" indexFlag="{{i}}">
                  <Image name="p_{{i}}" value="$pages[{{i}}].scan.url"/><Header value="$pages[{{i}}].title"/>
                </Repeater></View>
                """).config();
        Map<String, Object> data = SampleTask.of(config).data();
        assertTrue(new DataPath("pages[0].scan.url").in(data) instanceof String, data.toString());
        assertTrue(new DataPath("pages[0].title").in(data) instanceof String, data.toString());
        assertEquals(1, assertInstanceOf(List.class, data.get("pages")).size());
    }

    @Test
    void commentOfTheConfigIsHandedOut() {
        assertEquals(
                Optional.of("{\"data\": {\"image\": \"a.png\"}}"),
                sample("<!-- {\"data\": {\"image\": \"a.png\"}} --><!--{}-->").comment());
        assertEquals(Optional.empty(), sample("<!-- just a note -->").comment());
    }

    @Test
    void dataPathReadsObjectsListsAndKeysWithDots() {
        Map<String, Object> data = Map.of("a", Map.of("b", List.of("x", Map.of("c", 5))), "a.b", "whole", "n", 7);
        assertEquals("whole", new DataPath("a.b").in(data));
        assertEquals("x", new DataPath("a.b[0]").in(data));
        assertEquals(5, new DataPath("a.b[1].c").in(data));
        assertEquals(null, new DataPath("a.b[9]").in(data));
        assertEquals(null, new DataPath("n.x").in(data));
        assertEquals("a", new DataPath("a.b[1].c").key());
        assertEquals(Optional.empty(), DataPath.ofValue("see $a"));
        assertEquals(Optional.empty(), DataPath.ofValue("$"));
        assertEquals(Optional.of(new DataPath("my-key")), DataPath.ofValue(" $my-key "));
    }
}
