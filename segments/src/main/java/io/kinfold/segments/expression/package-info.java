/** The one syntax tree of the segment language, which text, JSON and the Java builder share. */
@NullMarked
package io.kinfold.segments.expression;

import org.jspecify.annotations.NullMarked;
