/** The segment language as text: reading, printing, and files of segments. */
@NullMarked
package io.kinfold.segments.text;

import org.jspecify.annotations.NullMarked;
