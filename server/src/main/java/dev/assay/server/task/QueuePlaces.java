package dev.assay.server.task;

import dev.assay.server.identity.PersonId;
import dev.assay.server.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Where each person's last claim was, so that the next one need not pass over all that they did before. A hint: it is
/// forgotten after ten seconds, so a task of higher priority waits no longer than that, and a claim that finds nothing
/// behind it looks from the start. Shared by all threads; guarded by its lock.
final class QueuePlaces {
    private static final Duration KEPT_FOR = Duration.ofSeconds(10);
    private static final int KEPT = 10_000;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Remembered> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > KEPT;
        }
    };

    record Key(ProjectId project, PersonId person) {}

    private record Remembered(LeaseStore.Place place, Instant begun) {}

    Optional<LeaseStore.Place> find(Key key, Instant now) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> now.isBefore(entry.begun().plus(KEPT_FOR)))
                    .map(Remembered::place);
        } finally {
            lock.unlock();
        }
    }

    /// Moves the place on; it is forgotten ten seconds after it was first put.
    void put(Key key, LeaseStore.Place place, Instant now) {
        lock.lock();
        try {
            Instant begun = Optional.ofNullable(entries.get(key))
                    .map(Remembered::begun)
                    .filter(then -> now.isBefore(then.plus(KEPT_FOR)))
                    .orElse(now);
            entries.put(key, new Remembered(place, begun));
        } finally {
            lock.unlock();
        }
    }

    void forget(Key key) {
        lock.lock();
        try {
            entries.remove(key);
        } finally {
            lock.unlock();
        }
    }
}
