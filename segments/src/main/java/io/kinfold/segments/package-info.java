/** Who matches a named condition over traits, events and tags. */
@NullMarked
package io.kinfold.segments;

import org.jspecify.annotations.NullMarked;
