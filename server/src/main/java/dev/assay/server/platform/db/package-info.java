/// The door to PostgreSQL: transactions that join, commit hooks, snapshots and COPY. Knows no domain.
@NullMarked
package dev.assay.server.platform.db;

import org.jspecify.annotations.NullMarked;
