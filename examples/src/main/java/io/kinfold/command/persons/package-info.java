/** Synthetic persons, recorded several times with errors, and the truth. */
@NullMarked
package io.kinfold.command.persons;

import org.jspecify.annotations.NullMarked;
