/** Measures how well clusters, links and blocking agree with a known truth. */
@NullMarked
package io.kinfold.matchers.evaluate;

import org.jspecify.annotations.NullMarked;
