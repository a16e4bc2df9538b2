/// Files of any size that people gave the server, stored by generated id, and what they really are.
@NullMarked
package dev.assay.server.platform.blobs;

import org.jspecify.annotations.NullMarked;
