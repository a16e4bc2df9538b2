package dev.assay.formats.voc;

import dev.assay.formats.ImportProblem.Code;
import dev.assay.formats.ImportProblems;
import dev.assay.formats.Place;
import dev.assay.geometry.ImageSize;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a Pascal VOC annotation file: one image, its size, upright boxes with a name each. DTDs and entities are off.
/// `xmin … ymax` are taken as edges in pixels from 0, as most tools write them (the 2007 development kit counts from
/// 1).
/// An empty box, or one outside its image, is left out with a remark; one that crosses the edge is cut there.
///
/// **Source**: The PASCAL Visual Object Classes Challenge, development kit, annotation format.
public final class VocReader {
    private static final int MAX_BOXES = 100_000;
    private static final int MAX_TEXT = 10_000;

    private final Place place;
    private final ImportProblems problems;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> page = new HashMap<>();
    private final List<Map<String, String>> objects = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private VocReader(Place place, ImportProblems problems) {
        this.place = place;
        this.problems = problems;
    }

    /// The page, or empty when the file is no VOC annotation (noted as a problem). Closes nothing.
    public static Optional<VocPage> read(InputStream bytes, String file, ImportProblems problems) {
        return new VocReader(Place.ofFile(file), problems).read(bytes);
    }

    private Optional<VocPage> read(InputStream bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                take(xml, xml.next());
            }
        } catch (XMLStreamException fault) {
            int line = fault.getLocation() == null ? 0 : fault.getLocation().getLineNumber();
            problems.add(
                    Code.MALFORMED,
                    new Place(place.file(), -1, Math.max(line, 0)),
                    "not readable as Pascal VOC XML: " + firstLine(fault));
            return Optional.empty();
        }
        return pageOf();
    }

    private static String firstLine(XMLStreamException fault) {
        String message = String.valueOf(fault.getMessage());
        int message0 = message.indexOf("Message: ");
        return (message0 < 0 ? message : message.substring(message0 + 9))
                .lines()
                .findFirst()
                .orElse("broken XML");
    }

    private void take(XMLStreamReader xml, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                path.addLast(xml.getLocalName());
                text.setLength(0);
                if (path.size() > 50) {
                    throw new XMLStreamException("elements are nested deeper than 50", xml.getLocation());
                }
                if (path.size() == 2 && xml.getLocalName().equals("object")) {
                    if (objects.size() == MAX_BOXES) {
                        throw new XMLStreamException("more than " + MAX_BOXES + " boxes", xml.getLocation());
                    }
                    objects.add(new HashMap<>());
                }
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (text.length() < MAX_TEXT) {
                    text.append(xml.getText());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> {
                String key = String.join("/", path);
                String value = text.toString().strip();
                if (key.startsWith("annotation/object/") && !objects.isEmpty()) {
                    objects.getLast().put(key.substring("annotation/object/".length()), value);
                } else {
                    page.put(key, value);
                }
                path.removeLast();
                text.setLength(0);
            }
            case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD is not read", xml.getLocation());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("entity " + xml.getLocalName() + " is not read", xml.getLocation());
            default -> {}
        }
    }

    private Optional<VocPage> pageOf() {
        double width = number(page.getOrDefault("annotation/size/width", ""));
        double height = number(page.getOrDefault("annotation/size/height", ""));
        if (!(width >= 1 && height >= 1 && width <= 1_000_000 && height <= 1_000_000)) {
            problems.add(
                    Code.MALFORMED,
                    place,
                    "the file has no <size> with width and height from 1, without which boxes have no place");
            return Optional.empty();
        }
        ImageSize size = new ImageSize((int) width, (int) height);
        List<VocPage.Box> boxes = new ArrayList<>();
        for (Map<String, String> object : objects) {
            boxOf(object, size).ifPresent(boxes::add);
        }
        return Optional.of(new VocPage(page.getOrDefault("annotation/filename", ""), size, boxes));
    }

    private Optional<VocPage.Box> boxOf(Map<String, String> object, ImageSize size) {
        String label = object.getOrDefault("name", "");
        double left = number(object.getOrDefault("bndbox/xmin", ""));
        double top = number(object.getOrDefault("bndbox/ymin", ""));
        double right = number(object.getOrDefault("bndbox/xmax", ""));
        double bottom = number(object.getOrDefault("bndbox/ymax", ""));
        String shown = "box \"%s\" (%s, %s)-(%s, %s)".formatted(label, left, top, right, bottom);
        if (!Double.isFinite(left + top + right + bottom)) {
            problems.add(Code.BOX_OUTSIDE, place, shown + " lacks a number and was left out");
            return Optional.empty();
        }
        var cut = new VocPage.Box(
                label,
                Math.max(left, 0),
                Math.max(top, 0),
                Math.min(right, size.width()),
                Math.min(bottom, size.height()));
        if (!(cut.right() > cut.left() && cut.bottom() > cut.top())) {
            problems.add(
                    Code.BOX_OUTSIDE,
                    place,
                    "%s has no area inside the image of %d x %d and was left out"
                            .formatted(shown, size.width(), size.height()));
            return Optional.empty();
        }
        if (cut.left() != left || cut.top() != top || cut.right() != right || cut.bottom() != bottom) {
            problems.add(
                    Code.BOX_OUTSIDE,
                    place,
                    "%s crosses the edge of the image of %d x %d and was cut there"
                            .formatted(shown, size.width(), size.height()));
        }
        return Optional.of(cut);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
