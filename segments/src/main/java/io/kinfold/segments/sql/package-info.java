/** Segments as SQL, for those whose profiles and events also stand in a database. */
@NullMarked
package io.kinfold.segments.sql;

import org.jspecify.annotations.NullMarked;
