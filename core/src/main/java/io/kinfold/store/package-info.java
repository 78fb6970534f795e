/** Where fragments are kept, and replayed from. */
@NullMarked
package io.kinfold.store;

import org.jspecify.annotations.NullMarked;
