/** Time as segments see it: calendar days of a zone, windows and periods resolved as of a context. */
@NullMarked
package io.kinfold.segments.time;

import org.jspecify.annotations.NullMarked;
