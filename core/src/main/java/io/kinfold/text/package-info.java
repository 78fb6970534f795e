/** How texts look in bytes, in memory. It knows nothing of what they say. */
@NullMarked
package io.kinfold.text;

import org.jspecify.annotations.NullMarked;
