/** Finds the customers of segments: of one or of many, for all profiles or for one. */
@NullMarked
package io.kinfold.segments.evaluate;

import org.jspecify.annotations.NullMarked;
