/** What was made of texts before, kept for a while; not exported. */
@NullMarked
package io.kinfold.matchers.memo;

import org.jspecify.annotations.NullMarked;
