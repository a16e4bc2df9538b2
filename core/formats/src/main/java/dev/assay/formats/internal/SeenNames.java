package dev.assay.formats.internal;

/// Remembers which names were used, by a 64-bit hash each, so that a million names take 16 MiB. Two names with the
/// same hash (one chance in ten million for a million names) count as one. Not thread-safe.
public final class SeenNames {
    private long[] slots = new long[1 << 10];
    private int used;

    /// Starts with none.
    public SeenNames() {}

    /// Notes the name; false when it was noted before.
    public boolean add(String name) {
        if (used * 2 >= slots.length) {
            grow();
        }
        return put(hash(name));
    }

    private boolean put(long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash;
        used++;
        return true;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        used = 0;
        for (long hash : before) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    /// FNV-1a over UTF-16 code units with a final mix; 0 marks an empty slot, so it is never given.
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
