package dev.assay.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Laws that hold for every rectangle, tried on random ones. A failure names the seed; put it in `SEED` to see it
/// again.
final class GeometryLawsTest {
    private static final long SEED = Long.getLong("assay.seed", 20_261_124L);
    private static final int ROUNDS = 2_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void overlapIsSymmetricAndAShare() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            Rectangle other = any();
            double there = Rectangle.iou(one, other).orElseThrow();
            double back = Rectangle.iou(other, one).orElseThrow();
            assertEquals(there, back, 1e-9, () -> told(one, other));
            assertTrue(there >= 0 && there <= 1, () -> told(one, other));
        }
    }

    @Test
    void overlapWithItselfIsOneHoweverTheRotationIsWritten() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            Rectangle turned = new Rectangle(one.x(), one.y(), one.width(), one.height(), one.rotation() + 360);
            assertEquals(1, Rectangle.iou(one, turned).orElseThrow(), 1e-9, () -> told(one, turned));
        }
    }

    @Test
    void overlapDoesNotChangeWhenBothAreMovedAndScaled() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            Rectangle other = any();
            double scale = random.nextDouble(0.1, 10);
            double dx = random.nextDouble(-500, 500);
            double expected = Rectangle.iou(one, other).orElseThrow();
            double actual = Rectangle.iou(moved(one, scale, dx), moved(other, scale, dx))
                    .orElseThrow();
            assertEquals(expected, actual, 1e-9, () -> told(one, other));
        }
    }

    @Test
    void sharedAreaIsWhatCountingPointsFinds() {
        for (int i = 0; i < 40; i++) {
            Rectangle one = any();
            Rectangle other = any();
            double counted = countedShare(one, other);
            double exact = Polygons.area(Polygons.intersection(one.corners(), other.corners()));
            assertEquals(counted, exact, one.bounds().area() * 0.01 + 1, () -> told(one, other));
        }
    }

    @Test
    void outlineHasTheRectanglesArea() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            assertEquals(one.area(), Polygons.area(one.corners()), one.area() * 1e-9, one::toString);
        }
    }

    @Test
    void boundsHoldTheCenterAndEveryCorner() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            Rectangle bounds = one.bounds();
            assertTrue(bounds.contains(one.center()), one::toString);
            assertTrue(one.contains(one.center()), one::toString);
            assertTrue(bounds.area() >= one.area() * (1 - 1e-9), one::toString);
        }
    }

    @Test
    void percentAndBackIsTheSameRectangle() {
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            ImageSize image = new ImageSize(random.nextInt(1, 20_000), random.nextInt(1, 20_000));
            Rectangle back = Percent.toPixels(Percent.ofPixels(one, image), image);
            assertEquals(one.x(), back.x(), 1e-9, one::toString);
            assertEquals(one.y(), back.y(), 1e-9, one::toString);
            assertEquals(one.width(), back.width(), 1e-9, one::toString);
            assertEquals(one.height(), back.height(), 1e-9, one::toString);
            assertEquals(one.rotation(), back.rotation(), one::toString);
        }
    }

    @Test
    void clippedPartLiesOnTheImage() {
        ImageSize image = new ImageSize(100, 80);
        for (int i = 0; i < ROUNDS; i++) {
            Rectangle one = any();
            List<Point> part = one.clippedTo(image);
            assertTrue(Polygons.area(part) <= one.area() * (1 + 1e-9), one::toString);
            assertTrue(
                    part.stream()
                            .allMatch(
                                    p -> p.x() >= -1e-9 && p.y() >= -1e-9 && p.x() <= 100 + 1e-9 && p.y() <= 80 + 1e-9),
                    one::toString);
        }
    }

    private static Rectangle moved(Rectangle r, double scale, double dx) {
        return new Rectangle(
                r.x() * scale + dx, r.y() * scale - dx, r.width() * scale, r.height() * scale, r.rotation());
    }

    private static double countedShare(Rectangle one, Rectangle other) {
        Rectangle field = one.bounds();
        int side = 400;
        int hits = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                Point at = new Point(
                        field.x() + (column + 0.5) * field.width() / side,
                        field.y() + (row + 0.5) * field.height() / side);
                hits += one.contains(at) && other.contains(at) ? 1 : 0;
            }
        }
        return field.area() * hits / (side * side);
    }

    private Rectangle any() {
        return new Rectangle(
                random.nextDouble(-20, 100),
                random.nextDouble(-20, 100),
                random.nextDouble(0.5, 80),
                random.nextDouble(0.5, 80),
                random.nextInt(4) == 0 ? random.nextInt(-4, 5) * 90 : random.nextDouble(-360, 360));
    }

    private static String told(Rectangle one, Rectangle other) {
        return "seed " + SEED + ": " + one + " and " + other;
    }
}
