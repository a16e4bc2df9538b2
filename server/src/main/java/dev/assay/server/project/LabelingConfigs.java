package dev.assay.server.project;

import dev.assay.labeling.LabelingConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Compiled labeling configs by project and version; a version never changes, so nothing here goes stale.
/// Shared by all threads; guarded by its lock.
final class LabelingConfigs {
    private static final int KEPT = 256;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, LabelingConfig> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, LabelingConfig> eldest) {
            return size() > KEPT;
        }
    };

    record Key(ProjectId project, int version) {}

    java.util.Optional<LabelingConfig> find(Key key) {
        lock.lock();
        try {
            return java.util.Optional.ofNullable(compiled.get(key));
        } finally {
            lock.unlock();
        }
    }

    void put(Key key, LabelingConfig config) {
        lock.lock();
        try {
            compiled.put(key, config);
        } finally {
            lock.unlock();
        }
    }
}
