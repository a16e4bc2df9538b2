package dev.assay.labeling;

/// What a tag is for: it shows task data, asks, lays out, or is a part of another tag.
public enum TagFamily {
    /// Shows a part of the task's data; results name it in `to_name`.
    OBJECT,
    /// Asks the annotator; results name it in `from_name`.
    CONTROL,
    /// Lays out or explains; makes no results.
    VISUAL,
    /// Belongs to the tag around it, as a Label to its Labels.
    PART
}
