/// The data manager: lists of tasks by filter, order and page, saved views, and actions on a selection.
///
/// Owns the tables `view`, `task_text` and `task_label`. It reads the other features through their published views
/// and is the only place where the shape of a query comes from the user, so the only one that builds SQL with jOOQ.
///
/// Invariants: a list never uses OFFSET beyond one stretch of 1,000 rows; totals are exact; a filter on an unknown
/// column or with an unknown operator is refused, never ignored.
@NullMarked
package dev.assay.server.dataview;

import org.jspecify.annotations.NullMarked;
