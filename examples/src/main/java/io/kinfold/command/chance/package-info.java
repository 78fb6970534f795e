/** Chance that can be repeated. */
@NullMarked
package io.kinfold.command.chance;

import org.jspecify.annotations.NullMarked;
