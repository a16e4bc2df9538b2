package dev.assay.server.demo;

import java.awt.image.BufferedImage;
import java.util.List;

/// A drawn picture and the truth about it.
record Scene(String name, BufferedImage image, List<Placed> placed) {
    Scene {
        placed = List.copyOf(placed);
    }

    /// A thing in the picture with its upright box in image pixels, origin top-left.
    record Placed(String label, double x, double y, double width, double height) {}
}
