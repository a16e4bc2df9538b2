/// Programs that measure a running server over HTTP beside the same work in bare SQL, in one run; each prints a
/// table row for `bench/RESULTS.md`. They are no tests and assert nothing about time.
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
