package dev.assay.labeling;

import java.util.TreeMap;

/// Writes an element so that equal trees give equal texts.
final class CanonicalXml {
    private CanonicalXml() {}

    static void write(Element element, int depth, StringBuilder out) {
        String indent = "  ".repeat(depth);
        out.append(indent).append('<').append(element.tag());
        new TreeMap<>(element.attributes()).forEach((name, value) -> {
            out.append(' ').append(name).append("=\"");
            escape(value, true, out);
            out.append('"');
        });
        if (element.children().isEmpty() && element.text().isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append('>');
        escape(element.text(), false, out);
        if (!element.children().isEmpty()) {
            out.append('\n');
            element.children().forEach(child -> write(child, depth + 1, out));
            out.append(indent);
        }
        out.append("</").append(element.tag()).append(">\n");
    }

    private static void escape(String text, boolean inAttribute, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> {
                    if (inAttribute) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
                default -> out.append(c);
            }
        }
    }
}
