/** The types of terms, which conditions a type allows, and what a literal means beside a type. */
@NullMarked
package io.kinfold.segments.typing;

import org.jspecify.annotations.NullMarked;
