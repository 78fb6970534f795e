/** The identity graph: the one way from fragments to profiles. */
@NullMarked
package io.kinfold.graph;

import org.jspecify.annotations.NullMarked;
