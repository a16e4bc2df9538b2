package dev.assay.server.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws street, fruit and factory scenes.
final class Scenes {
    static final List<String> LABELS =
            List.of("Car", "Person", "Sign", "Apple", "Orange", "Lemon", "Bolt", "Nut", "Washer");
    private static final List<Color> PAINTS = List.of(
            new Color(170, 40, 40),
            new Color(40, 80, 160),
            new Color(225, 225, 220),
            new Color(60, 62, 66),
            new Color(200, 160, 50),
            new Color(50, 110, 80));

    private Scenes() {}

    static Scene street(int number, RandomGenerator random) {
        Canvas canvas = new Canvas(random);
        boolean evening = random.nextInt(4) == 0;
        canvas.vertical(
                0,
                330,
                evening ? new Color(60, 62, 105) : new Color(130, 175, 225),
                evening ? new Color(205, 130, 105) : new Color(225, 235, 240));
        double x = -30;
        while (x < Canvas.WIDTH) {
            double width = canvas.between(90, 190);
            house(canvas, x, width, canvas.between(130, 290));
            x += width;
        }
        canvas.vertical(330, 60, new Color(150, 148, 142), new Color(165, 162, 155));
        canvas.vertical(390, 250, new Color(70, 72, 76), new Color(92, 94, 98));
        for (double dash = 10; dash < Canvas.WIDTH; dash += 130) {
            canvas.fill(new Rectangle2D.Double(dash, 505, 70, 7), new Color(225, 225, 215));
        }
        place(canvas, 2 + random.nextInt(2), () -> sign(canvas, canvas.between(30, 900), 372));
        place(canvas, 2 + random.nextInt(4), () -> person(canvas, canvas.between(20, 920), canvas.between(350, 395)));
        place(canvas, 1 + random.nextInt(2), () -> car(canvas, canvas.between(0, 740), canvas.between(420, 450), 0.8));
        place(
                canvas,
                1 + random.nextInt(2),
                () -> car(canvas, canvas.between(-40, 720), canvas.between(545, 590), 1.15));
        return canvas.finish("street-%03d".formatted(number));
    }

    static Scene fruit(int number, RandomGenerator random) {
        Canvas canvas = new Canvas(random);
        canvas.vertical(0, 200, new Color(214, 208, 196), new Color(190, 182, 168));
        canvas.vertical(200, 440, new Color(150, 104, 62), new Color(112, 74, 42));
        for (int line = 0; line < 14; line++) {
            double y = canvas.between(205, 635);
            canvas.fill(
                    new Rectangle2D.Double(0, y, Canvas.WIDTH, canvas.between(1, 3)),
                    canvas.vary(new Color(105, 70, 40), 12));
        }
        place(canvas, 6 + random.nextInt(7), () -> {
            double y = canvas.between(190, 545);
            double size = 26 + (y - 190) * 0.09;
            double at = canvas.between(50, 910);
            return switch (random.nextInt(3)) {
                case 0 -> apple(canvas, at, y, size);
                case 1 -> orange(canvas, at, y, size);
                default -> lemon(canvas, at, y, size);
            };
        });
        return canvas.finish("fruit-%03d".formatted(number));
    }

    static Scene belt(int number, RandomGenerator random) {
        Canvas canvas = new Canvas(random);
        canvas.vertical(0, 640, new Color(44, 47, 52), new Color(64, 68, 74));
        for (double x = -20; x < Canvas.WIDTH; x += 46) {
            canvas.fill(new Rectangle2D.Double(x, 70, 3, 500), new Color(36, 38, 42));
        }
        canvas.vertical(40, 32, new Color(150, 154, 160), new Color(96, 100, 106));
        canvas.vertical(568, 32, new Color(96, 100, 106), new Color(150, 154, 160));
        place(canvas, 8 + random.nextInt(9), () -> {
            double x = canvas.between(60, 900);
            double y = canvas.between(120, 520);
            return switch (random.nextInt(3)) {
                case 0 -> bolt(canvas, x, y);
                case 1 -> nut(canvas, x, y);
                default -> washer(canvas, x, y);
            };
        });
        return canvas.finish("parts-%03d".formatted(number));
    }

    /// A thing about to be drawn: where it will stand and how.
    private record Thing(String label, Rectangle2D box, Runnable drawing) {}

    private interface Maker {
        Thing make();
    }

    private static void place(Canvas canvas, int count, Maker maker) {
        for (int left = count, tries = 0; left > 0 && tries < 60; tries++) {
            Thing thing = maker.make();
            if (!canvas.crowded(thing.box())) {
                thing.drawing().run();
                canvas.note(thing.label(), thing.box());
                left--;
            }
        }
    }

    private static void house(Canvas canvas, double x, double width, double height) {
        Color wall = canvas.vary(new Color(170, 150, 135), 35);
        double top = 332 - height;
        canvas.fill(
                new Rectangle2D.Double(x, top, width, height),
                new GradientPaint((float) x, 0, wall, (float) (x + width), 0, wall.darker()));
        for (double wy = top + 16; wy < 300; wy += 38) {
            for (double wx = x + 14; wx < x + width - 24; wx += 32) {
                boolean lit = canvas.random().nextInt(5) == 0;
                canvas.fill(
                        new Rectangle2D.Double(wx, wy, 16, 22), lit ? new Color(240, 210, 140) : new Color(70, 82, 95));
            }
        }
    }

    private static Thing car(Canvas canvas, double x, double y, double scale) {
        double width = canvas.between(190, 240) * scale;
        double height = 76 * scale;
        Color paint = canvas.vary(PAINTS.get(canvas.random().nextInt(PAINTS.size())), 14);
        double top = y - height;
        return new Thing("Car", new Rectangle2D.Double(x, top, width, height), () -> {
            canvas.shadow(x + 8, y - 8 * scale, width - 16, 10 * scale);
            Path2D cabin = new Path2D.Double();
            cabin.moveTo(x + width * 0.18, top + height * 0.48);
            cabin.lineTo(x + width * 0.32, top);
            cabin.lineTo(x + width * 0.68, top);
            cabin.lineTo(x + width * 0.86, top + height * 0.48);
            cabin.closePath();
            canvas.fill(cabin, paint.darker());
            canvas.fill(
                    new Rectangle2D.Double(x + width * 0.33, top + 6 * scale, width * 0.15, height * 0.36),
                    new Color(150, 180, 200));
            canvas.fill(
                    new Rectangle2D.Double(x + width * 0.51, top + 6 * scale, width * 0.17, height * 0.36),
                    new Color(140, 170, 192));
            canvas.fill(
                    new RoundRectangle2D.Double(x, top + height * 0.42, width, height * 0.44, 22, 22),
                    new GradientPaint(0, (float) (top + height * 0.4), paint.brighter(), 0, (float) y, paint.darker()));
            for (double wheel : new double[] {0.14, 0.68}) {
                double size = 40 * scale;
                canvas.fill(new Ellipse2D.Double(x + width * wheel, y - size, size, size), new Color(24, 24, 26));
                canvas.fill(
                        new Ellipse2D.Double(
                                x + width * wheel + size * 0.28, y - size * 0.72, size * 0.44, size * 0.44),
                        new Color(160, 162, 166));
            }
        });
    }

    private static Thing person(Canvas canvas, double x, double feet) {
        double height = canvas.between(84, 112);
        double width = height * 0.32;
        double top = feet - height;
        Color coat = canvas.vary(PAINTS.get(canvas.random().nextInt(PAINTS.size())), 25);
        return new Thing("Person", new Rectangle2D.Double(x, top, width, height), () -> {
            canvas.shadow(x, feet - 4, width, 6);
            canvas.fill(
                    new Rectangle2D.Double(x + width * 0.2, top + height * 0.55, width * 0.24, height * 0.45),
                    new Color(45, 48, 60));
            canvas.fill(
                    new Rectangle2D.Double(x + width * 0.55, top + height * 0.55, width * 0.24, height * 0.45),
                    new Color(38, 40, 52));
            canvas.fill(new RoundRectangle2D.Double(x, top + height * 0.2, width, height * 0.42, 14, 14), coat);
            canvas.ball(
                    new Ellipse2D.Double(x + width * 0.25, top, width * 0.52, height * 0.19),
                    x + width / 2,
                    top + height * 0.1,
                    width * 0.3,
                    new Color(205, 165, 135));
        });
    }

    private static Thing sign(Canvas canvas, double x, double foot) {
        double size = canvas.between(38, 52);
        double top = foot - canvas.between(120, 160);
        boolean round = canvas.random().nextBoolean();
        return new Thing("Sign", new Rectangle2D.Double(x, top, size, size), () -> {
            canvas.fill(
                    new Rectangle2D.Double(x + size / 2 - 2.5, top + size - 2, 5, foot - top - size + 2),
                    new Color(120, 122, 126));
            if (round) {
                canvas.fill(new Ellipse2D.Double(x, top, size, size), new Color(190, 30, 35));
                canvas.fill(
                        new Rectangle2D.Double(x + size * 0.2, top + size * 0.42, size * 0.6, size * 0.16),
                        new Color(245, 245, 245));
            } else {
                canvas.fill(new Rectangle2D.Double(x, top, size, size), new Color(35, 85, 170));
                Path2D arrow = new Path2D.Double();
                arrow.moveTo(x + size * 0.2, top + size * 0.6);
                arrow.lineTo(x + size * 0.5, top + size * 0.2);
                arrow.lineTo(x + size * 0.8, top + size * 0.6);
                arrow.closePath();
                canvas.fill(arrow, Color.WHITE);
                canvas.fill(
                        new Rectangle2D.Double(x + size * 0.42, top + size * 0.58, size * 0.16, size * 0.26),
                        Color.WHITE);
            }
        });
    }

    private static Thing apple(Canvas canvas, double x, double y, double r) {
        Color skin = canvas.vary(canvas.random().nextBoolean() ? new Color(185, 35, 40) : new Color(120, 165, 50), 15);
        return new Thing("Apple", new Rectangle2D.Double(x - r, y - r * 1.25, 2 * r, 2.2 * r), () -> {
            canvas.shadow(x - r * 0.9, y + r * 0.7, 1.9 * r, r * 0.35);
            Area body = new Area(new Ellipse2D.Double(x - r, y - r * 0.92, 1.3 * r, 1.86 * r));
            body.add(new Area(new Ellipse2D.Double(x - r * 0.3, y - r * 0.92, 1.3 * r, 1.86 * r)));
            canvas.ball(body, x, y, r, skin);
            canvas.at(
                    x,
                    y - r * 0.8,
                    canvas.between(-20, 20),
                    () -> canvas.fill(new Rectangle2D.Double(-2, -r * 0.42, 4, r * 0.45), new Color(85, 60, 35)));
        });
    }

    private static Thing orange(Canvas canvas, double x, double y, double r) {
        Color skin = canvas.vary(new Color(235, 135, 30), 12);
        return new Thing("Orange", new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r), () -> {
            canvas.shadow(x - r * 0.9, y + r * 0.72, 1.8 * r, r * 0.32);
            canvas.ball(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), x, y, r, skin);
            for (int pore = 0; pore < 36; pore++) {
                double angle = canvas.between(0, Math.PI * 2);
                double far = Math.sqrt(canvas.random().nextDouble()) * r * 0.9;
                canvas.fill(
                        new Ellipse2D.Double(x + Math.cos(angle) * far, y + Math.sin(angle) * far, 1.6, 1.6),
                        skin.darker());
            }
        });
    }

    private static Thing lemon(Canvas canvas, double x, double y, double r) {
        double turn = canvas.between(0, 180);
        Area body = new Area(new Ellipse2D.Double(-r * 1.15, -r * 0.75, 2.3 * r, 1.5 * r));
        body.add(new Area(new Ellipse2D.Double(r * 0.9, -r * 0.2, r * 0.5, r * 0.4)));
        body.add(new Area(new Ellipse2D.Double(-r * 1.4, -r * 0.2, r * 0.5, r * 0.4)));
        Area turned = turned(body, x, y, turn);
        return new Thing("Lemon", turned.getBounds2D(), () -> {
            canvas.shadow(x - r, y + r * 0.55, 2 * r, r * 0.35);
            canvas.ball(turned, x, y, r * 1.2, canvas.vary(new Color(232, 205, 60), 10));
        });
    }

    private static Thing bolt(Canvas canvas, double x, double y) {
        double length = canvas.between(70, 105);
        double turn = canvas.between(0, 360);
        Area shaft = new Area(new Rectangle2D.Double(-length / 2, -8, length, 16));
        shaft.add(new Area(new RoundRectangle2D.Double(-length / 2 - 16, -17, 20, 34, 5, 5)));
        Area turned = turned(shaft, x, y, turn);
        Color metal = canvas.vary(new Color(168, 172, 178), 14);
        return new Thing("Bolt", turned.getBounds2D(), () -> {
            canvas.fill(turned(shaft, x + 4, y + 6, turn), new Color(20, 21, 24, 120));
            canvas.ball(turned, x, y, length * 0.6, metal);
            canvas.at(x, y, turn, () -> {
                for (double thread = -length / 2 + 12; thread < length / 2 - 2; thread += 6) {
                    canvas.fill(new Rectangle2D.Double(thread, -8, 2, 16), metal.darker());
                }
            });
        });
    }

    private static Thing nut(Canvas canvas, double x, double y) {
        double r = canvas.between(24, 36);
        Path2D hexagon = new Path2D.Double();
        for (int corner = 0; corner < 6; corner++) {
            double angle = Math.PI / 3 * corner;
            if (corner == 0) {
                hexagon.moveTo(Math.cos(angle) * r, Math.sin(angle) * r);
            } else {
                hexagon.lineTo(Math.cos(angle) * r, Math.sin(angle) * r);
            }
        }
        hexagon.closePath();
        Area body = new Area(hexagon);
        body.subtract(new Area(new Ellipse2D.Double(-r * 0.45, -r * 0.45, r * 0.9, r * 0.9)));
        return metal(canvas, "Nut", body, x, y, r);
    }

    private static Thing washer(Canvas canvas, double x, double y) {
        double r = canvas.between(22, 38);
        Area body = new Area(new Ellipse2D.Double(-r, -r, 2 * r, 2 * r));
        body.subtract(new Area(new Ellipse2D.Double(-r * 0.5, -r * 0.5, r, r)));
        return metal(canvas, "Washer", body, x, y, r);
    }

    private static Thing metal(Canvas canvas, String label, Area body, double x, double y, double r) {
        double turn = canvas.between(0, 60);
        Area turned = turned(body, x, y, turn);
        return new Thing(label, turned.getBounds2D(), () -> {
            canvas.fill(turned(body, x + 3, y + 5, turn), new Color(20, 21, 24, 120));
            canvas.ball(turned, x, y, r, canvas.vary(new Color(176, 178, 170), 16));
            canvas.fill(new BasicStroke(1.4f).createStrokedShape(turned), new Color(95, 98, 102));
        });
    }

    private static Area turned(Area area, double x, double y, double degrees) {
        var move = java.awt.geom.AffineTransform.getTranslateInstance(x, y);
        move.rotate(Math.toRadians(degrees));
        return area.createTransformedArea(move);
    }
}
