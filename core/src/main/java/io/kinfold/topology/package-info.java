/**
 * Keys and fragments as dense ints, and the components that their links make: the hot path of the graph, without an
 * object for a node and without a lock for a reader. It knows nothing of guards, profiles or rules.
 */
@NullMarked
package io.kinfold.topology;

import org.jspecify.annotations.NullMarked;
