/// A local PostgreSQL 18 as a child process that ends with this JVM: unpack, create, start, recover, watch, stop.
///
/// It owns the folder [dev.assay.postgres.Home] and knows nothing of what the database holds.
/// Invariants: one holder per home (file lock); the server listens on loopback only and wants a password; nothing that
/// was committed is lost unless the settings ask for a throw-away server.
@NullMarked
package dev.assay.postgres;

import org.jspecify.annotations.NullMarked;
