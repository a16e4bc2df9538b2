/// Two of the real thing on one database: claims and submits by many people at once, servers killed in mid-traffic.
@NullMarked
package dev.assay.cli.cluster;

import org.jspecify.annotations.NullMarked;
