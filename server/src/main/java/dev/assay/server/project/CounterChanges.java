package dev.assay.server.project;

import dev.assay.server.identity.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// Deltas of one project's counters that one transaction collects and appends once. Not shared between threads.
public final class CounterChanges {
    private final Map<CounterKey, Long> deltas = new LinkedHashMap<>();

    public CounterChanges add(CounterKey key, long delta) {
        if (delta != 0) {
            deltas.merge(key, delta, Long::sum);
        }
        return this;
    }

    /// Counts what a person did at a moment, for them and for the day.
    public CounterChanges work(PersonId person, CounterKey.Work work, Instant at, long delta) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return add(CounterKey.person(person, work), delta).add(CounterKey.day(day, work), delta);
    }

    /// Adds the other's deltas, times a factor: -1 takes them back.
    public CounterChanges add(CounterChanges other, long factor) {
        other.deltas.forEach((key, delta) -> add(key, delta * factor));
        return this;
    }

    public long of(CounterKey key) {
        return deltas.getOrDefault(key, 0L);
    }

    /// The deltas that are not zero, and the zeros of plain counts: where as many tasks came as went, the list is
    /// another one still.
    public Map<CounterKey, Long> deltas() {
        Map<CounterKey, Long> changed = new LinkedHashMap<>(deltas);
        changed.entrySet()
                .removeIf(entry -> entry.getValue() == 0 && entry.getKey().kind() != CounterKey.Kind.COUNT);
        return changed;
    }
}
