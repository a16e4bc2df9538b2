package dev.assay.server.task;

/// What a task's state depends on, and nothing else.
///
/// @param overlap people whose answer is wanted, >= 1
/// @param answerers distinct people with an answer that counts
/// @param skippers distinct people who skipped and gave no answer that counts
/// @param skipsCount whether the project counts a skip as an answer
/// @param open work that is not finished
/// @param accepted whether a reviewer or the system accepted it and nobody reopened it since
public record TaskFacts(int overlap, int answerers, int skippers, boolean skipsCount, Open open, boolean accepted) {

    /// Work that is not finished.
    ///
    /// @param leases live leases of people who label
    /// @param drafts unfinished answers, postponed ones included
    /// @param rejections answers sent back that wait for a new version
    public record Open(int leases, int drafts, int rejections) {
        public static final Open NONE = new Open(0, 0, 0);

        public Open {
            if (leases < 0 || drafts < 0 || rejections < 0) {
                throw new IllegalArgumentException(
                        "counts are >= 0; got leases=%d drafts=%d rejections=%d".formatted(leases, drafts, rejections));
            }
        }
    }

    public TaskFacts {
        if (overlap < 1 || answerers < 0 || skippers < 0) {
            throw new IllegalArgumentException(
                    "overlap is >= 1, answerers and skippers >= 0; got overlap=%d answerers=%d skippers=%d"
                            .formatted(overlap, answerers, skippers));
        }
    }

    /// People who are through with the task.
    public int counting() {
        return answerers + (skipsCount ? skippers : 0);
    }
}
