package dev.assay.server.project;

import dev.assay.server.platform.db.Database;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The counters of projects: appended in the transaction that changes what they count, exact when read.
public final class Counters {
    private static final Set<CounterKey.Kind> OF_WORK = Set.of(CounterKey.Kind.PERSON, CounterKey.Kind.DAY);
    private static final Set<CounterKey.Kind> OF_PROJECT = EnumSet.complementOf(EnumSet.copyOf(OF_WORK));
    private final CounterStore store;

    public Counters(Database database) {
        this.store = new CounterStore(database);
    }

    /// Appends the changes; one statement, nothing when nothing was touched. Joins the open transaction.
    public void append(ProjectId project, CounterChanges changes) {
        Map<CounterKey, Long> deltas = changes.deltas();
        if (!deltas.isEmpty()) {
            store.append(project, deltas);
        }
    }

    /// As [#append], and notes an edit where nothing is counted anew. Whoever changes something that lists of tasks
    /// show calls this in the same transaction: the number of deltas is the version of these lists. It grows with
    /// every commit, in whatever order transactions end, and no row of it is hot.
    public void appendChange(ProjectId project, CounterChanges changes) {
        Map<CounterKey, Long> deltas = changes.deltas();
        store.append(project, deltas.isEmpty() ? Map.of(CounterKey.EDITS, 0L) : deltas);
    }

    /// Notes an edit, as [#appendChange] does.
    public void edited(ProjectId project) {
        appendChange(project, new CounterChanges());
    }

    /// The counters of tasks, answers and labels; those of [#readWork] are not among them.
    public CounterValues read(ProjectId project) {
        return store.read(List.of(project), OF_PROJECT).getOrDefault(project, new CounterValues(Map.of()));
    }

    /// What people did in the project, by person and by day.
    public CounterValues readWork(ProjectId project) {
        return store.read(List.of(project), OF_WORK).getOrDefault(project, new CounterValues(Map.of()));
    }

    /// As [#read(ProjectId)] for many; a project without any counter is missing.
    public Map<ProjectId, CounterValues> read(Collection<ProjectId> projects) {
        return projects.isEmpty() ? Map.of() : store.read(projects, OF_PROJECT);
    }

    /// Folds the deltas that are there into the base; reading gives the same before, meanwhile and after.
    ///
    /// @return deltas folded
    public int fold() {
        return store.fold();
    }
}
