/// Long work that outlives its request: queued in a table, run by leases, with progress and cancel.
@NullMarked
package dev.assay.server.platform.jobs;

import org.jspecify.annotations.NullMarked;
