/// Review: a second person's verdict on answers, and how a project is getting on.
///
/// Owns the tables `review` and `comment`; others read `public_review` and `public_comment`. Publishes the outbox event
/// `annotation-reviewed`. One accepted
/// answer accepts its task; a rejected one goes back to its author with the comment, or to anyone where the project
/// says so; a fixed one is a new version of the same answer, accepted. Nobody reviews their own work unless the project
/// allows it.
@NullMarked
package dev.assay.server.review;

import org.jspecify.annotations.NullMarked;
