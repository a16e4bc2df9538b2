package dev.assay.formats.wire;

/// Text that is no JSON we can keep: broken syntax, NaN, a repeated key, something over the limits, or a character
/// that the database cannot store.
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final boolean fatal;

    /// A fault at a place.
    ///
    /// @param line 1-based line in the text
    /// @param fatal true when nothing after this place can be read
    MalformedJson(String message, long line, boolean fatal) {
        super(message);
        this.line = line;
        this.fatal = fatal;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public long line() {
        return line;
    }

    /// Whether reading has to stop here; otherwise the value is used up and the next one can be read.
    public boolean fatal() {
        return fatal;
    }
}
