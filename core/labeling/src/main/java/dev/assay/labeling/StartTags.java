package dev.assay.labeling;

/// Finds where the start tags of an XML text begin, one after the other, in the order in which a parser reports them.
/// The parser's own offsets are not used: near the ends of its buffers they point past the tag.
final class StartTags {
    private final String xml;
    private int at;

    StartTags(String xml) {
        this.xml = xml;
    }

    /// Index of the next start tag's `<`. Only asked for tags that the parser has reported, so the text up to there
    /// is well-formed; the text's end when there is none.
    int next() {
        while (true) {
            int start = xml.indexOf('<', at);
            if (start < 0) {
                at = xml.length();
                return at;
            }
            if (xml.startsWith("<!--", start)) {
                at = after("-->", start + 4);
            } else if (xml.startsWith("<![CDATA[", start)) {
                at = after("]]>", start + 9);
            } else if (xml.startsWith("<?", start)) {
                at = after("?>", start + 2);
            } else if (xml.startsWith("</", start) || xml.startsWith("<!", start)) {
                at = after(">", start);
            } else {
                at = endOfTag(start);
                return start;
            }
        }
    }

    private int after(String end, int from) {
        int found = xml.indexOf(end, from);
        return found < 0 ? xml.length() : found + end.length();
    }

    private int endOfTag(int start) {
        char quote = 0;
        for (int i = start; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return xml.length();
    }
}
