/** Finds everything that is wrong or doubtful in a syntax tree. */
@NullMarked
package io.kinfold.segments.check;

import org.jspecify.annotations.NullMarked;
