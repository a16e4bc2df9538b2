/// Annotations: people's answers to tasks with all their versions, skips among them, and drafts.
///
/// Owns the tables `annotation`, `annotation_version`, `annotation_draft` and `annotation_request`; others read
/// `public_annotation` and `public_annotation_draft`. Publishes the outbox events `annotation-submitted`,
/// `annotation-changed`, `annotation-deleted`, and `annotations-copied` with the first and last task of a batch of an
/// import. A skip is an annotation with `was_cancelled`, never a deletion; a changed answer is a new version of the
/// same
/// annotation. Annotators see their own answers and drafts only.
@NullMarked
package dev.assay.server.annotation;

import org.jspecify.annotations.NullMarked;
