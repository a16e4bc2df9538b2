package dev.assay.labeling.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.geometry.ImageSize;
import dev.assay.geometry.PercentRectangle;
import dev.assay.labeling.result.ResultItem.ChoicesItem;
import dev.assay.labeling.result.ResultItem.OtherItem;
import dev.assay.labeling.result.ResultItem.RectangleItem;
import dev.assay.labeling.result.ResultItem.RelationItem;
import dev.assay.labeling.result.ResultItem.SpanItem;
import dev.assay.labeling.result.ResultItem.TextAreaItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ResultItemsTest {
    private static Map<String, @Nullable Object> box() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("width", 20);
        value.put("x", 1.5);
        value.put("y", 2L);
        value.put("height", new java.math.BigDecimal("3.25"));
        value.put("colour", "ours");
        value.put("rectanglelabels", List.of("Wheel"));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("is_positive", 1);
        item.put("id", "a1");
        item.put("value", value);
        item.put("type", "rectanglelabels");
        item.put("from_name", "parts");
        item.put("to_name", "photo");
        item.put("score", null);
        item.put("original_width", 640);
        item.put("original_height", 480);
        item.put("image_rotation", 0);
        return item;
    }

    private static ResultItem one(Map<String, @Nullable Object> wire) {
        ReadResult read = ResultItems.read(List.of(wire));
        assertEquals(List.of(), read.problems());
        return read.items().getFirst();
    }

    @Test
    void unchangedItemWritesBackTheSameMapInTheSameOrder() {
        Map<String, @Nullable Object> wire = box();
        RectangleItem item = assertInstanceOf(RectangleItem.class, one(wire));
        assertEquals(new PercentRectangle(1.5, 2, 20, 3.25, 0), item.rectangle());
        assertEquals(Optional.of(new ImageSize(640, 480)), item.image());
        assertEquals(
                List.of("is_positive", "image_rotation"),
                List.copyOf(item.common().unknown().keySet()));
        Map<String, @Nullable Object> back = ResultItems.toWire(item);
        assertEquals(wire, back);
        assertEquals(List.copyOf(wire.keySet()), List.copyOf(back.keySet()));
        assertSame(wire.get("value"), back.get("value"));
    }

    @Test
    void changedItemKeepsWhatTheChangeDoesNotTouch() {
        RectangleItem item = (RectangleItem) one(box());
        RectangleItem moved = new RectangleItem(
                item.common(), new PercentRectangle(50, 2, 20, 3.25, 30), item.image(), List.of("Door"));
        Map<String, @Nullable Object> back = ResultItems.toWire(moved);
        Map<?, ?> value = assertInstanceOf(Map.class, back.get("value"));
        assertEquals(
                List.of("width", "x", "y", "height", "colour", "rectanglelabels", "rotation"),
                new ArrayList<Object>(value.keySet()));
        assertEquals(20, value.get("width"));
        assertEquals(50.0, value.get("x"));
        assertEquals(30.0, value.get("rotation"));
        assertEquals(List.of("Door"), value.get("rectanglelabels"));
        assertEquals("ours", value.get("colour"));
        assertEquals(1, back.get("is_positive"));
        assertTrue(back.containsKey("score"), "the empty score stays");
        RectangleItem again = (RectangleItem) one(back);
        assertEquals(moved.rectangle(), again.rectangle());
        assertEquals(moved.labels(), again.labels());
    }

    @Test
    void newItemIsWrittenWhole() {
        RectangleItem item = new RectangleItem(
                Common.manual("n1", "parts", "photo", "rectanglelabels"),
                new PercentRectangle(1, 2, 3, 4, 0),
                Optional.of(new ImageSize(10, 20)),
                List.of("Wheel"));
        Map<String, @Nullable Object> wire = ResultItems.toWire(item);
        assertEquals(
                List.of("id", "from_name", "to_name", "type", "origin", "original_width", "original_height", "value"),
                List.copyOf(wire.keySet()));
        assertEquals("manual", wire.get("origin"));
        RectangleItem again = (RectangleItem) one(wire);
        assertEquals(item.rectangle(), again.rectangle());
        assertEquals(item.labels(), again.labels());
        assertEquals(item.image(), again.image());
        assertEquals(item.common().traits(), again.common().traits());
    }

    @Test
    void everyKnownTypeIsReadAsItsOwnRecord() {
        List<Map<String, Object>> wire = List.of(
                item("labels", Map.of("start", 0, "end", 4.0, "text", "Ada ", "labels", List.of("Person"))),
                item("labels", Map.of("start", 0.5, "end", 4, "channel", 0, "labels", List.of("Bell"))),
                item("choices", Map.of("choices", List.of("A", List.of("B", "C")))),
                item("textarea", Map.of("text", "one")),
                item("brushlabels", Map.of("format", "rle", "rle", List.of(0, 1))),
                Map.of("type", "relation", "from_id", "a", "to_id", "b", "direction", "right"));
        ReadResult read = ResultItems.read(wire);
        assertEquals(List.of(), read.problems());
        SpanItem span = assertInstanceOf(SpanItem.class, read.items().get(0));
        assertEquals(4, span.end());
        assertInstanceOf(OtherItem.class, read.items().get(1));
        assertEquals(
                List.of(List.of("A"), List.of("B", "C")),
                assertInstanceOf(ChoicesItem.class, read.items().get(2)).choices());
        assertEquals(
                List.of("one"),
                assertInstanceOf(TextAreaItem.class, read.items().get(3)).texts());
        assertInstanceOf(OtherItem.class, read.items().get(4));
        assertInstanceOf(RelationItem.class, read.items().get(5));
        assertEquals(wire, ResultItems.toWire(read.items()));
    }

    private static Map<String, Object> item(String type, Map<String, Object> value) {
        return Map.of("id", "x", "from_name", "c", "to_name", "o", "type", type, "value", value);
    }
}
