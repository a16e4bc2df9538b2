package dev.assay.server.dataview;

import java.util.List;

/// A list as it was asked for: the tasks of a project that pass the filter, in an order.
record TaskQuery(long projectId, Filter filter, Order order) {
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

    boolean isUnfiltered() {
        return filter.equals(Filter.EVERYTHING);
    }
}
