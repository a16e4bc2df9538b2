package dev.assay.formats;

import java.util.Map;
import java.util.TreeMap;

/// What an export holds and what it had to leave out.
///
/// @param items entries of the format written: rows, images, tasks
/// @param leftOut reason to number of results, for results that the format cannot hold
public record ExportReport(long tasks, long items, Map<String, Long> leftOut) {
    public ExportReport {
        leftOut = Map.copyOf(leftOut);
    }

    /// Counts while an export is written.
    public static final class Counter {
        private final Map<String, Long> leftOut = new TreeMap<>();
        private long tasks;
        private long items;

        /// Starts at nothing.
        public Counter() {}

        public void task() {
            tasks++;
        }

        public void item() {
            items++;
        }

        public void leaveOut(String reason) {
            leftOut.merge(reason, 1L, Long::sum);
        }

        public ExportReport report() {
            return new ExportReport(tasks, items, leftOut);
        }
    }
}
