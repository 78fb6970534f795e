/** Conditions on the values of one column, and how they are decided for one row and for many. */
@NullMarked
package io.kinfold.segments.predicate;

import org.jspecify.annotations.NullMarked;
