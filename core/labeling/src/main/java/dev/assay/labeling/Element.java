package dev.assay.labeling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One element of a labeling config, known or not.
///
/// @param attributes in the order written
/// @param text the element's own character data joined and trimmed, CDATA included; empty when it has none
/// @param line 1-based line of the start tag
/// @param column 1-based column of the start tag, in UTF-16 code units
public record Element(
        String tag, Map<String, String> attributes, List<Element> children, String text, int line, int column) {
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /// What a config without a root element has for one.
    static final Element EMPTY = new Element("View", Map.of(), List.of(), "", 1, 1);

    /// The attribute's value; the name is compared as written first, then without regard to case, as browsers of
    /// Label Studio do.
    public Optional<String> attribute(String name) {
        String exact = attributes.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (attribute.getKey().equalsIgnoreCase(name)) {
                return Optional.of(attribute.getValue());
            }
        }
        return Optional.empty();
    }

    /// Whether the attribute is there and says `true`.
    public boolean isTrue(String name) {
        return attribute(name)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .equals(Optional.of("true"));
    }

    /// This element and all below it, parents before children.
    public Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    /// The parts of a comma list, stripped, without empty ones.
    List<String> list(String name) {
        return attribute(name).map(Element::parts).orElse(List.of());
    }

    static List<String> parts(String commaList) {
        return Stream.of(commaList.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
