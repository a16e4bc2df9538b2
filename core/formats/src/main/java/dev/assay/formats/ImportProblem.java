package dev.assay.formats;

/// One thing found wrong or worth knowing in what was handed in.
///
/// @param pointer JSON pointer inside the task, empty for the whole of it
/// @param message what happened, with the value; the limit; what to do next
public record ImportProblem(Code code, Place place, String pointer, String message) {

    /// What kind of problem it is; its [#slug] is the name on the wire.
    public enum Code {
        /// The text breaks the rules of its format.
        MALFORMED("malformed", true),
        /// A task is larger than may be kept.
        TOO_LARGE("too-large", true),
        /// A list holds something that is no task.
        NOT_A_TASK("not-a-task", true),
        /// A known field holds a value of the wrong kind.
        WRONG_FIELD("wrong-field", true),
        /// A row has more or fewer cells than the header.
        RAGGED_ROW("ragged-row", true),
        /// A header without a name, or with the same name twice.
        BAD_HEADER("bad-header", true),
        /// The data lacks a variable that the labeling config shows.
        MISSING_VARIABLE("missing-variable", true),
        /// A variable's value is not of the kind its tag shows.
        WRONG_VARIABLE("wrong-variable", true),
        /// An answer is by somebody who is not in the organisation.
        UNKNOWN_AUTHOR("unknown-author", true),
        /// A result that is refused whatever the project allows.
        BAD_RESULT("bad-result", true),
        /// An id that must be new is there already.
        ALREADY_THERE("already-there", true),
        /// A file of a kind that cannot become a task.
        UNKNOWN_FILE("unknown-file", true),
        /// An archive that would harm: a way out of it, too many files, too much data.
        UNSAFE_ARCHIVE("unsafe-archive", true),
        /// Lines without content, which were passed over.
        EMPTY_LINES("empty-lines", false),
        /// The text was no UTF-8 and was read in another encoding.
        ENCODING("encoding", false),
        /// A box that could not be kept, or was cut at the image's edge.
        BOX_OUTSIDE("box-outside", false),
        /// Something that has no place here and was left out.
        LEFT_OUT("left-out", false),
        /// A result that does not fit the labeling config; it is kept with this remark.
        MISFIT("misfit", false);

        private final String slug;
        private final boolean refusing;

        Code(String slug, boolean refusing) {
            this.slug = slug;
            this.refusing = refusing;
        }

        public String slug() {
            return slug;
        }

        /// True when the task concerned cannot be imported; false for a remark.
        public boolean refusing() {
            return refusing;
        }
    }
}
