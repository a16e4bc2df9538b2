package dev.assay.geometry;

import java.util.ArrayList;
import java.util.List;

/// Measures on polygons given as their corners in order, the last one joined to the first.
public final class Polygons {
    private Polygons() {}

    /// Area in square pixels of a polygon that does not cross itself, whichever way it turns; 0 below three corners.
    /// Source: shoelace formula (A. L. F. Meister, 1769).
    public static double area(List<Point> polygon) {
        return Math.abs(signedArea(polygon));
    }

    /// The area two convex polygons share, as a convex polygon; empty when they share none, which includes touching
    /// at an edge or a corner. Both may turn either way. Costs the product of the corner counts.
    /// Source: I. Sutherland and G. Hodgman (1974), Reentrant polygon clipping, CACM 17(1), 32-42.
    public static List<Point> intersection(List<Point> convex, List<Point> clip) {
        double turn = Math.signum(signedArea(clip));
        if (turn == 0 || signedArea(convex) == 0) {
            return List.of();
        }
        List<Point> rest = convex;
        for (int i = 0; i < clip.size() && !rest.isEmpty(); i++) {
            rest = keepInside(rest, clip.get(i), clip.get((i + 1) % clip.size()), turn);
        }
        return area(rest) > 0 ? List.copyOf(rest) : List.of();
    }

    private static double signedArea(List<Point> polygon) {
        if (polygon.size() < 3) {
            return 0;
        }
        // Relative to one corner: far from the origin the plain products would lose the small differences.
        Point origin = polygon.getFirst();
        double twice = 0;
        for (int i = 1; i + 1 < polygon.size(); i++) {
            twice += cross(origin, polygon.get(i), polygon.get(i + 1));
        }
        return twice / 2;
    }

    private static List<Point> keepInside(List<Point> polygon, Point from, Point to, double turn) {
        List<Point> kept = new ArrayList<>(polygon.size() + 1);
        Point previous = polygon.getLast();
        double previousSide = turn * cross(from, to, previous);
        for (Point point : polygon) {
            double side = turn * cross(from, to, point);
            if (previousSide < 0 ? side > 0 : previousSide > 0 && side < 0) {
                kept.add(between(previous, point, previousSide / (previousSide - side)));
            }
            if (side >= 0) {
                kept.add(point);
            }
            previous = point;
            previousSide = side;
        }
        return kept;
    }

    private static Point between(Point from, Point to, double part) {
        return new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
    }

    /// Twice the signed area of the triangle `a b c`; positive when it turns clockwise on the screen.
    private static double cross(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
