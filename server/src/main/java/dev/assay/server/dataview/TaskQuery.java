package dev.assay.server.dataview;

import dev.assay.server.task.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A list as it was asked for: the tasks of a project that pass the filter, in an order.
record TaskQuery(long projectId, Filter filter, Order order) {
    private static final int MAX_KEPT_VALUES = 1_000;

    /// By a column, ties by id in the same direction.
    record Order(TaskColumn column, boolean descending) {
        static final Order BY_ID = new Order(TaskColumn.ID, false);

        Order {
            if (!column.isOrdered()) {
                throw new IllegalArgumentException("no index gives tasks in order of " + column.wireName());
            }
        }

        String wireName() {
            return (descending ? "-" : "") + "tasks:" + column.wireName();
        }
    }

    TaskQuery and(Filter more) {
        return new TaskQuery(projectId, new Filter.All(List.of(filter, more)), order);
    }

    /// The states whose tasks the list holds, when it asks for nothing else; a list of everything holds all.
    Optional<Set<TaskState>> states() {
        return filter.states();
    }

    /// Whether the query is small enough to be kept.
    boolean isCompact() {
        return filter.values() <= MAX_KEPT_VALUES;
    }
}
