package dev.assay.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RectangleTest {
    @Test
    void quarterTurnIsExactAndTurnsAboutTheTopLeftCorner() {
        Rectangle turned = new Rectangle(10, 20, 4, 3, 90);
        assertEquals(
                List.of(new Point(10, 20), new Point(10, 24), new Point(7, 24), new Point(7, 20)), turned.corners());
        assertEquals(Rectangle.upright(7, 20, 3, 4), turned.bounds());
        assertEquals(new Point(8.5, 22), turned.center());
    }

    @Test
    void everyQuarterTurnIsExact() {
        for (double rotation = -720; rotation <= 720; rotation += 90) {
            for (Point corner : new Rectangle(0, 0, 2, 1, rotation).corners()) {
                assertEquals(Math.rint(corner.x()), corner.x(), "x at " + rotation);
                assertEquals(Math.rint(corner.y()), corner.y(), "y at " + rotation);
            }
        }
    }

    @Test
    void negativeSideAndNanAreRefusedWithTheValue() {
        IllegalArgumentException negative =
                assertThrows(IllegalArgumentException.class, () -> new Rectangle(0, 0, -1, 1, 0));
        String message = String.valueOf(negative.getMessage());
        assertTrue(message.contains("width=-1.0"), message);
        assertThrows(IllegalArgumentException.class, () -> new Rectangle(Double.NaN, 0, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Rectangle(0, 0, 1, Double.POSITIVE_INFINITY, 0));
        assertThrows(IllegalArgumentException.class, () -> new Rectangle(0, 0, 1, 1, Double.NEGATIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Point(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new ImageSize(0, 5));
        assertThrows(IllegalArgumentException.class, () -> new PercentRectangle(0, 0, Double.NaN, 1, 0));
    }

    @Test
    void edgeBelongsToTheRectangle() {
        Rectangle rectangle = Rectangle.upright(1, 1, 2, 2);
        assertTrue(rectangle.contains(new Point(1, 1)));
        assertTrue(rectangle.contains(new Point(3, 2)));
        assertFalse(rectangle.contains(new Point(3.0000001, 2)));
    }

    @Test
    void rectangleOnTheImageEdgeIsInside() {
        ImageSize image = new ImageSize(10, 10);
        assertTrue(Rectangle.upright(0, 0, 10, 10).isInside(image, 0));
        assertFalse(Rectangle.upright(0, 0, 10.5, 10).isInside(image, 0.4));
        assertTrue(Rectangle.upright(0, 0, 10.5, 10).isInside(image, 0.5));
        assertFalse(new Rectangle(5, 0, 4, 4, 135).isInside(image, 0), "turns out of the top-left");
        assertThrows(
                IllegalArgumentException.class,
                () -> Rectangle.upright(0, 0, 1, 1).isInside(image, -1));
    }

    @Test
    void clippingKeepsThePartOnTheImage() {
        ImageSize image = new ImageSize(10, 10);
        assertEquals(4, Polygons.area(Rectangle.upright(8, 8, 5, 5).clippedTo(image)), 1e-12);
        assertEquals(List.of(), Rectangle.upright(10, 0, 5, 5).clippedTo(image), "touches the edge only");
        assertEquals(List.of(), Rectangle.upright(2, 2, 0, 5).clippedTo(image), "has no area");
        Rectangle diamond = new Rectangle(0, -Math.sqrt(2), 2, 2, 45);
        assertEquals(
                2,
                Polygons.area(diamond.clippedTo(new ImageSize(10, 10))) * 2,
                1e-12,
                "half right of the edge is half below");
    }

    @Test
    void polygonAreaDoesNotDependOnDirection() {
        List<Point> triangle = List.of(new Point(0, 0), new Point(4, 0), new Point(0, 3));
        assertEquals(6, Polygons.area(triangle));
        assertEquals(6, Polygons.area(triangle.reversed()));
        assertEquals(0, Polygons.area(List.of(new Point(0, 0), new Point(4, 0))));
    }

    @Test
    void shapeAnswersForEveryForm() {
        Shape shape = new Rectangle(10, 20, 4, 3, 90);
        assertEquals(12, Shape.area(shape));
        assertEquals(Rectangle.upright(7, 20, 3, 4), Shape.bounds(shape));
        assertEquals(4, Shape.outline(shape).size());
    }
}
