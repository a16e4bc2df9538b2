package dev.assay.server.demo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A picture being drawn: paint, soft shadows, camera noise, and the boxes of what was placed on it.
final class Canvas {
    static final int WIDTH = 960;
    static final int HEIGHT = 640;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final List<Scene.Placed> placed = new ArrayList<>();
    private final RandomGenerator random;

    Canvas(RandomGenerator random) {
        this.random = random;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    RandomGenerator random() {
        return random;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    Color vary(Color base, int spread) {
        return new Color(
                clamp(base.getRed() + random.nextInt(-spread, spread + 1)),
                clamp(base.getGreen() + random.nextInt(-spread, spread + 1)),
                clamp(base.getBlue() + random.nextInt(-spread, spread + 1)));
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }

    void fill(Shape shape, Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    void vertical(double y, double height, Color top, Color bottom) {
        fill(
                new Rectangle2D.Double(0, y, WIDTH, height),
                new GradientPaint(0, (float) y, top, 0, (float) (y + height), bottom));
    }

    /// A ball lit from the upper left.
    void ball(Shape shape, double x, double y, double radius, Color color) {
        fill(
                shape,
                new RadialGradientPaint(
                        new java.awt.geom.Point2D.Double(x - radius * 0.35, y - radius * 0.4),
                        (float) (radius * 1.5),
                        new float[] {0f, 0.35f, 1f},
                        new Color[] {color.brighter(), color, color.darker().darker()}));
    }

    void shadow(double x, double y, double width, double height) {
        for (int ring = 6; ring >= 1; ring--) {
            double grow = ring * 2.2;
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.07f));
            fill(new Ellipse2D.Double(x - grow, y - grow, width + 2 * grow, height + 2 * grow), Color.BLACK);
        }
        pen.setComposite(AlphaComposite.SrcOver);
    }

    /// Draws with the origin moved to (x, y), turned by `degrees` clockwise.
    void at(double x, double y, double degrees, Runnable drawing) {
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.rotate(Math.toRadians(degrees));
        drawing.run();
        pen.setTransform(before);
    }

    /// Notes what stands where; a box that reaches over the edge is cut there, one with under a third left is not
    /// noted.
    void note(String label, Rectangle2D box) {
        Rectangle2D inside = box.createIntersection(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        if (inside.getWidth() * inside.getHeight() * 3 > box.getWidth() * box.getHeight()
                && inside.getWidth() > 8
                && inside.getHeight() > 8) {
            placed.add(new Scene.Placed(label, inside.getX(), inside.getY(), inside.getWidth(), inside.getHeight()));
        }
    }

    /// Whether a new box would hide more than a quarter of one that is there.
    boolean crowded(Rectangle2D box) {
        for (Scene.Placed there : placed) {
            Rectangle2D cut =
                    box.createIntersection(new Rectangle2D.Double(there.x(), there.y(), there.width(), there.height()));
            if (cut.getWidth() > 0
                    && cut.getHeight() > 0
                    && cut.getWidth() * cut.getHeight() > 0.25 * there.width() * there.height()) {
                return true;
            }
        }
        return false;
    }

    /// The finished picture: a little lens blur, light falling off to the corners, sensor noise.
    Scene finish(String name) {
        pen.dispose();
        float[] soft = new float[9];
        Arrays.fill(soft, 0.06f);
        soft[4] = 0.52f;
        BufferedImage blurred = new ConvolveOp(new Kernel(3, 3, soft), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        double noise = between(4, 9);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = blurred.getRGB(x, y);
                double dx = (x - WIDTH / 2.0) / WIDTH;
                double dy = (y - HEIGHT / 2.0) / HEIGHT;
                double light = 1 - 0.35 * (dx * dx + dy * dy);
                double grain = random.nextGaussian() * noise;
                int red = clamp((int) (((rgb >> 16) & 0xff) * light + grain));
                int green = clamp((int) (((rgb >> 8) & 0xff) * light + grain));
                int blue = clamp((int) ((rgb & 0xff) * light + grain));
                image.setRGB(x, y, (red << 16) | (green << 8) | blue);
            }
        }
        return new Scene(name, image, placed);
    }
}
