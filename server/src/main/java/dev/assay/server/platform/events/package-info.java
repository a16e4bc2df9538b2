/// News from feature to feature: written in the transaction of the change, delivered in order, at least once.
@NullMarked
package dev.assay.server.platform.events;

import org.jspecify.annotations.NullMarked;
