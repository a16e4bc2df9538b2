package dev.assay.server.dataview;

import dev.assay.server.platform.http.Problem;
import java.util.List;

/// The refusals of the data manager.
sealed interface DataviewProblem extends Problem {
    /// A filter or order that cannot be read, with every fault in it.
    record InvalidQuery(List<Detail> problems) implements DataviewProblem {
        public InvalidQuery {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return "invalid-query";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "Filter or order not understood";
        }

        @Override
        public String detail() {
            return problems.getFirst().message();
        }
    }

    /// A page after the last one.
    record PastTheEnd(long page, long pages) implements DataviewProblem {
        @Override
        public String code() {
            return "past-the-end";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "Page past the end";
        }

        @Override
        public String detail() {
            return "Invalid page: the list has %d pages, page %d was asked for.".formatted(pages, page);
        }
    }

    /// An action that there is not.
    record UnknownAction(String id, List<String> known) implements DataviewProblem {
        @Override
        public String code() {
            return "unknown-action";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "Unknown action";
        }

        @Override
        public String detail() {
            return "There is no action %s; there are %s.".formatted(id, String.join(", ", known));
        }
    }

    /// An action on nothing said: an empty selection never means everything.
    record NothingSelected() implements DataviewProblem {
        @Override
        public String code() {
            return "nothing-selected";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "Nothing selected";
        }

        @Override
        public String detail() {
            return "The request names no tasks. Send selectedItems with included ids, or with all: true for every task "
                    + "of the filter.";
        }
    }
}
