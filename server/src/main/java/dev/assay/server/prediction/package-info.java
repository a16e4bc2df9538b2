/// Predictions: what models answered to tasks, with version and score; the best one pre-fills the editor.
///
/// Owns the table `prediction`; others read `public_prediction`. A result that is no result is refused; one that does
/// not fit the labeling config is kept with its problems, and refused where the project is strict. The task's count and
/// the project's counter change in the transaction that adds or deletes a prediction.
@NullMarked
package dev.assay.server.prediction;

import org.jspecify.annotations.NullMarked;
