/// The `assay` commands: start the server or the database, and talk to a server over its HTTP API.
///
/// Invariant: no rule of the product lives here; what the API refuses is shown as the server says it.
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
