/** What segments are evaluated over: profiles, what they did, and their tags. */
@NullMarked
package io.kinfold.segments.data;

import org.jspecify.annotations.NullMarked;
