/** Fuzzy rules from the command line: guessing columns, training, and telling what came of it. */
@NullMarked
package io.kinfold.command.matching;

import org.jspecify.annotations.NullMarked;
