package dev.assay.formats.yolo;

import dev.assay.formats.internal.ImageMark;
import dev.assay.formats.internal.PythonNumbers;
import dev.assay.geometry.PercentRectangle;
import dev.assay.geometry.Point;

/// One line of a YOLO label file: the class, then lengths as shares of the image's sides.
final class YoloLine {
    private YoloLine() {}

    /// Centre and size of an upright box; its rotation is ignored.
    static String box(int category, PercentRectangle box) {
        double width = box.width() / 100;
        double height = box.height() / 100;
        return line(category, (box.x() + box.width() / 2) / 100, (box.y() + box.height() / 2) / 100, width, height);
    }

    static String ring(int category, ImageMark.Ring ring) {
        double[] lengths = new double[ring.corners().size() * 2];
        int at = 0;
        for (Point corner : ring.corners()) {
            lengths[at++] = corner.x() / 100;
            lengths[at++] = corner.y() / 100;
        }
        return line(category, lengths);
    }

    static String line(int category, double... shares) {
        StringBuilder line = new StringBuilder().append(category);
        for (double share : shares) {
            line.append(' ').append(PythonNumbers.text(share));
        }
        return line.append('\n').toString();
    }
}
