/** From a bare table to a configuration: what its columns are, and how to match its records. */
@NullMarked
package io.kinfold.matchers.auto;

import org.jspecify.annotations.NullMarked;
