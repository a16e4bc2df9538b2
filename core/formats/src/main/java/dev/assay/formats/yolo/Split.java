package dev.assay.formats.yolo;

/// The part of a data set that a task belongs to: 80 % train, 10 % val, 10 % test, by a hash of the task's id, so that
/// a task stays where it is when others come or go.
enum Split {
    TRAIN("train"),
    VAL("val"),
    TEST("test");

    private final String folder;

    Split(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    static Split of(long taskId) {
        long share = Long.remainderUnsigned(mix(taskId), 100);
        if (share < 80) {
            return TRAIN;
        }
        return share < 90 ? VAL : TEST;
    }

    /// **Source**: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators (2014), SplitMix64's
    /// mix.
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
