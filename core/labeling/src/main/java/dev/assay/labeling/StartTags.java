package dev.assay.labeling;

/// Finds where the start tags of an XML text begin, one after the other, in the order in which a parser reports them.
/// The parser's own offsets are not used: near the ends of its buffers they point past the tag.
final class StartTags {
    private final String xml;
    private int at;
    private int start;

    /// Where the line of `start` begins and ends; moved along with it, so that a long text costs one pass.
    private int line = 1;

    private int lineStart;
    private int lineEnd;

    StartTags(String xml) {
        this.xml = xml;
        this.lineEnd = lineEnd(0);
    }

    /// 1-based line of the tag found last.
    int line() {
        return line;
    }

    /// 1-based column of the tag found last, in UTF-16 code units.
    int column() {
        return start - lineStart + 1;
    }

    /// Index of the next start tag's `<`. Only asked for tags that the parser has reported, so the text up to there
    /// is well-formed; the text's end when there is none.
    int next() {
        start = find();
        while (lineEnd < start) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = lineEnd(lineStart);
        }
        return start;
    }

    private int find() {
        while (true) {
            int found = xml.indexOf('<', at);
            if (found < 0) {
                at = xml.length();
                return at;
            }
            if (xml.startsWith("<!--", found)) {
                at = after("-->", found + 4);
            } else if (xml.startsWith("<![CDATA[", found)) {
                at = after("]]>", found + 9);
            } else if (xml.startsWith("<?", found)) {
                at = after("?>", found + 2);
            } else if (xml.startsWith("</", found) || xml.startsWith("<!", found)) {
                at = after(">", found);
            } else {
                at = endOfTag(found);
                return found;
            }
        }
    }

    private int lineEnd(int from) {
        int end = xml.indexOf('\n', from);
        return end < 0 ? xml.length() : end;
    }

    private int after(String end, int from) {
        int found = xml.indexOf(end, from);
        return found < 0 ? xml.length() : found + end.length();
    }

    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < xml.length(); i++) {
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
