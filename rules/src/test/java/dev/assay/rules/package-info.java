/// Rules of the whole repository, held by tests: who may use whom, what sources look like, what documents say.
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
