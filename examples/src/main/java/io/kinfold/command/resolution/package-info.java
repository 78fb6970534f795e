/** A run over files: rows in, the graph's answer out, in one folder. */
@NullMarked
package io.kinfold.command.resolution;

import org.jspecify.annotations.NullMarked;
