package dev.assay.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.testkit.ConformanceFiles;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs `conformance/geometry/rectangle.json`. A number may differ by the file's `tolerance` times the larger of 1
/// and the number.
final class RectangleConformanceTest {
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> rectangles() {
        JsonMapper json = new JsonMapper();
        return ConformanceFiles.in("geometry").stream()
                .flatMap(file -> elements(json.readTree(file.toFile()).path("cases")))
                .map(one -> DynamicTest.dynamicTest(one.path("name").asString(), () -> check(one)));
    }

    private static void check(JsonNode one) {
        Rectangle rectangle = rectangle(one.path("rectangle"));
        JsonNode expect = one.path("expect");
        assertTrue(expect.size() > 0, "a case expects something");
        if (expect.has("corners")) {
            same(points(expect.path("corners")), rectangle.corners());
        }
        if (expect.has("area")) {
            same(expect.path("area").asDouble(), rectangle.area(), "area");
        }
        if (expect.has("bounds")) {
            same(rectangle(expect.path("bounds")).corners(), rectangle.bounds().corners());
        }
        if (expect.has("contains")) {
            assertEquals(expect.path("contains").asBoolean(), rectangle.contains(point(one.path("point"))));
        }
        if (expect.has("inside")) {
            boolean inside =
                    rectangle.isInside(image(one), one.path("tolerance").asDouble());
            assertEquals(expect.path("inside").asBoolean(), inside);
        }
        if (expect.has("clippedArea")) {
            same(expect.path("clippedArea").asDouble(), Polygons.area(rectangle.clippedTo(image(one))), "clipped area");
        }
        if (expect.has("percent")) {
            percent(rectangle, expect.path("percent"), image(one));
        }
        if (expect.has("iou")) {
            iou(rectangle, rectangle(one.path("other")), expect.path("iou"));
        }
    }

    private static void iou(Rectangle one, Rectangle other, JsonNode expected) {
        OptionalDouble found = Rectangle.iou(one, other);
        assertEquals(expected.isNull(), found.isEmpty());
        if (found.isPresent()) {
            // Coordinates of a million carry 1e-10 each, areas of small things a share of that.
            assertEquals(expected.asDouble(), found.getAsDouble(), 1e-9);
            assertEquals(found.getAsDouble(), Rectangle.iou(other, one).orElseThrow(), 1e-9, "symmetric");
        }
    }

    private static void percent(Rectangle rectangle, JsonNode expected, ImageSize image) {
        PercentRectangle found = Percent.ofPixels(rectangle, image);
        same(expected.path("x").asDouble(), found.x(), "x");
        same(expected.path("y").asDouble(), found.y(), "y");
        same(expected.path("width").asDouble(), found.width(), "width");
        same(expected.path("height").asDouble(), found.height(), "height");
        same(expected.path("rotation").asDouble(), found.rotation(), "rotation");
        same(rectangle.corners(), Percent.toPixels(found, image).corners());
    }

    private static void same(List<Point> expected, List<Point> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            same(expected.get(i).x(), found.get(i).x(), "x of corner " + i);
            same(expected.get(i).y(), found.get(i).y(), "y of corner " + i);
        }
    }

    private static void same(double expected, double found, String what) {
        assertEquals(expected, found, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }

    private static ImageSize image(JsonNode one) {
        JsonNode image = one.path("image");
        return new ImageSize(image.path("width").asInt(), image.path("height").asInt());
    }

    private static Rectangle rectangle(JsonNode node) {
        return new Rectangle(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("width").asDouble(),
                node.path("height").asDouble(),
                node.path("rotation").asDouble());
    }

    private static List<Point> points(JsonNode nodes) {
        return elements(nodes).map(RectangleConformanceTest::point).toList();
    }

    private static Point point(JsonNode node) {
        return new Point(node.path(0).asDouble(), node.path(1).asDouble());
    }

    private static Stream<JsonNode> elements(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
