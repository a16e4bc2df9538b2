package dev.assay.server.project;

import dev.assay.server.identity.PersonId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A project's counters at one moment; what was never counted is zero.
public record CounterValues(Map<CounterKey, Long> values) {
    public CounterValues {
        values = Map.copyOf(values);
    }

    public long of(CounterKey key) {
        return values.getOrDefault(key, 0L);
    }

    /// Tasks through with annotating: completed, accepted, or skipped where skips count.
    public long finishedTasks() {
        return of(CounterKey.state("completed")) + of(CounterKey.state("accepted")) + of(CounterKey.state("skipped"));
    }

    /// The people of whom any work was counted.
    public Set<PersonId> people() {
        return values.keySet().stream()
                .filter(key -> key.kind() == CounterKey.Kind.PERSON)
                .map(CounterKey::worker)
                .collect(Collectors.toSet());
    }

    /// Values above zero of one family, by name, in order of name.
    public Map<String, Long> ofKind(CounterKey.Kind kind) {
        Map<String, Long> found = new LinkedHashMap<>();
        values.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind && entry.getValue() > 0)
                .sorted(java.util.Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> found.put(entry.getKey().name(), entry.getValue()));
        return found;
    }

    /// Uses per control and label of one of the two label families.
    public Map<String, Map<String, Long>> labels(CounterKey.Kind kind) {
        Map<String, Map<String, Long>> found = new LinkedHashMap<>();
        ofKind(kind).forEach((name, value) -> {
            CounterKey key = new CounterKey(kind, name);
            found.computeIfAbsent(key.control(), _ -> new LinkedHashMap<>()).put(key.label(), value);
        });
        return found;
    }
}
