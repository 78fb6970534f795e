/** Segments in their three forms: text, JSON and Java; and catalogs of segments that name each other. */
@NullMarked
package io.kinfold.segments.language;

import org.jspecify.annotations.NullMarked;
