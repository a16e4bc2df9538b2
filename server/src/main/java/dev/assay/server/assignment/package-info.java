/// Assignment: which task a person gets next, and the leases by which they hold it.
///
/// Owns no table; leases and assignees are the task feature's, because answers and claims are held to them. Reads
/// `public_annotation` and
/// `public_lease`. Nobody is sent away while a task is left for them, and no task is given to more people than its
/// overlap wants.
@NullMarked
package dev.assay.server.assignment;

import org.jspecify.annotations.NullMarked;
