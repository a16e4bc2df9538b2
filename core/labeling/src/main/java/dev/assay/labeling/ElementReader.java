package dev.assay.labeling;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads the XML of one labeling config into elements, as far as it goes. Used once.
final class ElementReader {
    static final int MAX_LENGTH = 1_000_000;
    static final int MAX_DEPTH = 100;
    static final int MAX_ELEMENTS = 10_000;

    /// The tree, the sample task's comment if there is one, and the reason for stopping early if there is one.
    record Tree(Optional<Element> root, Optional<String> sample, List<Diagnostic> diagnostics) {}

    /// An element that is not closed yet.
    private static final class Open {
        final String tag;
        final Map<String, String> attributes;
        final int line;
        final int column;
        final List<Element> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Open(String tag, Map<String, String> attributes, int line, int column) {
            this.tag = tag;
            this.attributes = attributes;
            this.line = line;
            this.column = column;
        }
    }

    private final String xml;
    private final StartTags starts;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private @Nullable Element root;
    private @Nullable String sample;
    private @Nullable Diagnostic stop;

    private ElementReader(String xml) {
        this.xml = xml;
        this.starts = new StartTags(xml);
    }

    static Tree read(String text) {
        ElementReader reader = new ElementReader(normalized(text));
        reader.readAll();
        while (!reader.open.isEmpty()) {
            reader.close();
        }
        return new Tree(
                Optional.ofNullable(reader.root),
                Optional.ofNullable(reader.sample),
                Optional.ofNullable(reader.stop).stream().toList());
    }

    /// Without a byte order mark and with `\n` for every line end, as XML itself reads it.
    private static String normalized(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void readAll() {
        if (xml.length() > MAX_LENGTH) {
            stop = stopAt(
                    0,
                    "config-too-large",
                    String.format(
                            Locale.ROOT, "The config has %,d characters; the limit is %,d.", xml.length(), MAX_LENGTH),
                    "Move long texts and label lists into the task data, e.g. <Labels value=\"$labels\">.");
            return;
        }
        if (xml.isBlank()) {
            stop = stopAt(0, "config-empty", "The config is empty.", "Start with <View></View>.");
            return;
        }
        try {
            XMLStreamReader events = factory().createXMLStreamReader(new StringReader(xml));
            while (stop == null && events.hasNext()) {
                take(events.next(), events);
            }
            events.close();
        } catch (XMLStreamException e) {
            if (stop == null) {
                stop = malformed(e);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxElementDepth", "0"); // our own limit comes first
        factory.setXMLResolver((_, _, _, _) -> new java.io.ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private void take(int event, XMLStreamReader events) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(events);
            case XMLStreamConstants.END_ELEMENT -> close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                Open parent = open.peek();
                if (parent != null) {
                    parent.text.append(events.getText());
                }
            }
            case XMLStreamConstants.COMMENT -> {
                String body = events.getText().strip();
                if (sample == null && body.startsWith("{")) {
                    sample = body;
                }
            }
            case XMLStreamConstants.DTD ->
                stop = stopAt(
                        Math.max(0, xml.indexOf("<!DOCTYPE")),
                        "dtd-not-allowed",
                        "The config has a document type declaration (<!DOCTYPE>); it may have none.",
                        "Remove the declaration and write entities out as text.");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                stop = stopAt(
                        offset(events),
                        "xml-not-well-formed",
                        "The config uses the entity &%s;, which XML does not define.".formatted(events.getLocalName()),
                        "Write the character itself, or &amp; for the sign &.");
            default -> {
                // Processing instructions and the document's start and end say nothing about labeling.
            }
        }
    }

    private void start(XMLStreamReader events) {
        int start = starts.next();
        if (open.size() >= MAX_DEPTH) {
            stop = stopAt(
                    start,
                    "config-too-deep",
                    "The config nests tags more than %d deep.".formatted(MAX_DEPTH),
                    "Take out Views that hold nothing but another View.");
            return;
        }
        if (++elements > MAX_ELEMENTS) {
            stop = stopAt(
                    start,
                    "config-too-many-tags",
                    String.format(Locale.ROOT, "The config has more than %,d tags.", MAX_ELEMENTS),
                    "Move long label lists into the task data, e.g. <Choices value=\"$choices\">.");
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < events.getAttributeCount(); i++) {
            attributes.put(
                    qualified(events.getAttributePrefix(i), events.getAttributeLocalName(i)),
                    events.getAttributeValue(i));
        }
        open.push(new Open(
                qualified(events.getPrefix(), events.getLocalName()), attributes, starts.line(), starts.column()));
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private void close() {
        Open done = open.pop();
        Element element = new Element(
                done.tag, done.attributes, done.children, done.text.toString().strip(), done.line, done.column);
        Open parent = open.peek();
        if (parent == null) {
            root = element;
        } else {
            parent.children.add(element);
        }
    }

    private Diagnostic malformed(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int marker = message.indexOf("Message: ");
        String reason = (marker < 0 ? message : message.substring(marker + 9)).strip();
        Location location = e.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNumber());
        int column = location == null ? 1 : Math.max(1, location.getColumnNumber());
        return new Diagnostic(
                Severity.ERROR,
                "xml-not-well-formed",
                line,
                column,
                "The config is not well-formed XML: " + reason,
                "Close every tag, quote every attribute value, and write & as &amp; and < as &lt;.");
    }

    private Diagnostic stopAt(int offset, String code, String message, String fix) {
        return new Diagnostic(Severity.ERROR, code, line(offset), column(offset), message, fix);
    }

    private int offset(XMLStreamReader events) {
        return Math.clamp(events.getLocation().getCharacterOffset(), 0, xml.length());
    }

    private int line(int offset) {
        int line = 1;
        for (int at = xml.indexOf('\n'); at >= 0 && at < offset; at = xml.indexOf('\n', at + 1)) {
            line++;
        }
        return line;
    }

    private int column(int offset) {
        return offset - xml.lastIndexOf('\n', offset - 1);
    }
}
