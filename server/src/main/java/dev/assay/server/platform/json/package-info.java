/// The one JSON mapper of the server and its limits.
@NullMarked
package dev.assay.server.platform.json;

import org.jspecify.annotations.NullMarked;
