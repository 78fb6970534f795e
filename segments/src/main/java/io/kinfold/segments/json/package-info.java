/** The JSON form of the syntax tree. */
@NullMarked
package io.kinfold.segments.json;

import org.jspecify.annotations.NullMarked;
