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
        public Kind kind() {
            return new Kind("invalid-query", 400, "Filter or order not understood");
        }

        @Override
        public String detail() {
            return problems.getFirst().message();
        }
    }

    /// A page after the last one.
    record PastTheEnd(long page, long pages) implements DataviewProblem {
        @Override
        public Kind kind() {
            return new Kind("past-the-end", 404, "Page past the end");
        }

        @Override
        public String detail() {
            return "Invalid page: the list has %d pages, page %d was asked for.".formatted(pages, page);
        }
    }

    /// An action that there is not.
    record UnknownAction(String id, List<String> known) implements DataviewProblem {
        @Override
        public Kind kind() {
            return new Kind("unknown-action", 404, "Unknown action");
        }

        @Override
        public String detail() {
            return "There is no action %s; there are %s.".formatted(id, String.join(", ", known));
        }
    }

    /// An action on nothing said: an empty selection never means everything.
    record NothingSelected() implements DataviewProblem {
        @Override
        public Kind kind() {
            return new Kind("nothing-selected", 400, "Nothing selected");
        }

        @Override
        public String detail() {
            return "The request names no tasks. Send selectedItems with included ids, or with all: true for every task "
                    + "of the filter.";
        }
    }
}
