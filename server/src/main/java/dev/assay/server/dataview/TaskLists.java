package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of task lists with their exact totals. Totals and anchors of filtered lists are kept per data version of
/// the project, so only the first look at a filter counts its rows. Shared and mutable: the cache is guarded by
/// its own monitor.
public final class TaskLists {
    private static final int KEPT_LISTS = 500;
    private final TaskListStore store;
    private final Database database;
    private final Map<TaskQuery, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskQuery, Known> eldest) {
            return size() > KEPT_LISTS;
        }
    };

    public TaskLists(Database database) {
        this.database = database;
        this.store = new TaskListStore(database);
    }

    /// What is known of a list as of one data version; anchors come when a far page is asked for.
    private record Known(String version, long total, Optional<List<Position>> anchors) {}

    /// A stretch of a list. `next` is where the rest begins, empty at the end.
    record Page(List<Long> ids, long total, Optional<Position> next) {
        Page {
            ids = List.copyOf(ids);
        }
    }

    /// The tasks after a position, or from the start.
    Page after(TaskQuery query, Optional<Position> after, int size) {
        return database.transact(() -> page(query, after, 0, size, total(query)));
    }

    /// A page by its number, from 1; an empty list has one empty page.
    Page numbered(TaskQuery query, long number, int size) {
        return database.transact(() -> {
            long total = total(query);
            long pages = Math.max(1, (total + size - 1) / size);
            if (number < 1 || number > pages) {
                throw new Refused(new DataviewProblem.PastTheEnd(number, pages));
            }
            long offset = (number - 1) * size;
            int stretch = (int) (offset / TaskListStore.STRETCH);
            Optional<Position> anchor =
                    stretch == 0 ? Optional.empty() : Optional.of(anchors(query).get(stretch - 1));
            return page(query, anchor, (int) (offset % TaskListStore.STRETCH), size, total);
        });
    }

    /// How many tasks pass, exactly.
    long total(TaskQuery query) {
        return known(query).total();
    }

    /// The ids of the tasks that pass, in order of id, after `after`.
    List<Long> ids(TaskQuery query, long after, int limit) {
        return store.ids(query, after, limit);
    }

    /// The keys of the tasks' data, by name.
    List<String> dataKeys(long projectId) {
        return store.dataKeys(projectId);
    }

    /// Who answered or skipped these tasks.
    Map<Long, List<Long>> annotators(List<Long> ids) {
        return store.annotators(ids);
    }

    private Page page(TaskQuery query, Optional<Position> after, int skip, int size, long total) {
        List<Position> places = store.page(query, after, skip, size + 1);
        boolean more = places.size() > size;
        List<Position> shown = more ? places.subList(0, size) : places;
        return new Page(
                shown.stream().map(Position::id).toList(),
                total,
                more ? Optional.of(shown.getLast()) : Optional.empty());
    }

    private Known known(TaskQuery query) {
        String version = store.dataVersion(query.projectId());
        Optional<Known> there = cached(query, version);
        if (there.isPresent()) {
            return there.get();
        }
        Known counted = new Known(version, store.count(query), Optional.empty());
        keep(query, counted);
        return counted;
    }

    private List<Position> anchors(TaskQuery query) {
        Known here = known(query);
        if (here.anchors().isPresent()) {
            return here.anchors().get();
        }
        List<Position> anchors = store.anchors(query);
        keep(query, new Known(here.version(), here.total(), Optional.of(anchors)));
        return anchors;
    }

    private Optional<Known> cached(TaskQuery query, String version) {
        synchronized (known) {
            return Optional.ofNullable(known.get(query)).filter(k -> k.version().equals(version));
        }
    }

    private void keep(TaskQuery query, Known value) {
        synchronized (known) {
            known.put(query, value);
        }
    }
}
