package dev.assay.server.dataview;

import dev.assay.server.platform.db.Database;
import dev.assay.server.platform.http.Problem;
import dev.assay.server.platform.http.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Pages of task lists with their exact totals. A list of all tasks, or of those in some states, is counted by the
/// project's counters. Totals of other filters, and the anchors that far pages start from, are kept per version of
/// the list, so only the first look at a version reads all its rows. Each page is of one moment: rows, total and
/// anchors never mix. Shared and mutable: the cache is guarded by its own monitor.
public final class TaskLists {
    private static final int KEPT_LISTS = 500;
    private static final String DATA_EXCEPTION = "22";
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

    /// What is known of a version of a list: its total and its anchors, each since it was asked for.
    private record Known(long version, OptionalLong total, Optional<List<Position>> anchors) {
        Known withTotal(long counted) {
            return new Known(version, OptionalLong.of(counted), anchors);
        }

        Known withAnchors(List<Position> read) {
            return new Known(version, total, Optional.of(read));
        }
    }

    /// A stretch of a list. `next` is where the rest begins, empty at the end.
    record Page(List<Long> ids, long total, Optional<Position> next) {
        Page {
            ids = List.copyOf(ids);
        }
    }

    /// The tasks after a position, or from the start.
    Page after(TaskQuery query, Optional<Position> after, int size) {
        return atOneMoment(() -> page(query, after, 0, size, total(query)));
    }

    /// A page by its number, from 1; an empty list has one empty page.
    Page numbered(TaskQuery query, long number, int size) {
        return atOneMoment(() -> {
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

    private <T> T atOneMoment(Supplier<T> work) {
        return understood(() -> database.inTransaction() ? work.get() : database.inSnapshot(_ -> work.get()));
    }

    /// What only the database can tell of a filter, as whether a text is a regular expression, is refused when it does.
    private static <T> T understood(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (e instanceof NumberFormatException || Database.sqlState(e).startsWith(DATA_EXCEPTION)) {
                throw new Refused(new DataviewProblem.InvalidQuery(List.of(new Problem.Detail(
                        "/filters",
                        "The database does not understand a value of the filter or the cursor: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")))));
            }
            throw e;
        }
    }

    /// How many tasks pass, exactly.
    long total(TaskQuery query) {
        return query.states()
                .map(states -> store.countByCounters(query.projectId(), states))
                .orElseGet(() -> atOneMoment(() -> counted(query)));
    }

    private long counted(TaskQuery query) {
        Known here = known(query);
        if (here.total().isPresent()) {
            return here.total().getAsLong();
        }
        long total = store.count(query);
        keep(query, here.withTotal(total));
        return total;
    }

    /// The ids of the tasks that pass, in order of id, after `after`.
    List<Long> ids(TaskQuery query, long after, int limit) {
        return understood(() -> store.ids(query, after, limit));
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

    private List<Position> anchors(TaskQuery query) {
        Known here = known(query);
        if (here.anchors().isPresent()) {
            return here.anchors().get();
        }
        List<Position> anchors = store.anchors(query);
        keep(query, here.withAnchors(anchors));
        return anchors;
    }

    /// A list in order of id by states alone changes only when tasks enter or leave them.
    private Known known(TaskQuery query) {
        long version = store.version(
                query.projectId(), query.states().filter(_ -> query.order().column() == TaskColumn.ID));
        synchronized (known) {
            Known there = known.get(query);
            return there != null && there.version() == version
                    ? there
                    : new Known(version, OptionalLong.empty(), Optional.empty());
        }
    }

    /// Long lists of ids are not worth their memory.
    private void keep(TaskQuery query, Known value) {
        if (query.isCompact()) {
            synchronized (known) {
                known.put(query, value);
            }
        }
    }
}
