/** The columns that segments are evaluated over: dictionaries, values by row, events by profile. */
@NullMarked
package io.kinfold.segments.column;

import org.jspecify.annotations.NullMarked;
