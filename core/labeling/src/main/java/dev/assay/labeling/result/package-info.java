/// Results, the wire form of annotations, drafts and predictions: read into items, judged against a config, grouped
/// into regions, and written back as they came.
///
/// Results come from editors, models and files of any age, so reading keeps what it does not know and judging tells
/// all problems at once, split into what can never be stored and what merely does not fit.
package dev.assay.labeling.result;
