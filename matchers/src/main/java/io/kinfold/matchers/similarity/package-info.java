/** How alike two values are, as a number from 0 to 1. */
@NullMarked
package io.kinfold.matchers.similarity;

import org.jspecify.annotations.NullMarked;
