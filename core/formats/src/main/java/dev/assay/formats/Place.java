package dev.assay.formats;

/// Where something stands in what was handed in.
///
/// @param file the file's name
/// @param item 0-based number of the task in the file, or -1 where the whole file is meant
/// @param line 1-based line, or 0 where the format has no lines
public record Place(String file, long item, long line) {
    public static Place ofFile(String file) {
        return new Place(file, -1, 0);
    }

    /// `tasks.csv, line 7` and the like, for messages.
    public String text() {
        if (line > 0) {
            return file + ", line " + line;
        }
        return item >= 0 ? file + ", item " + item : file;
    }
}
