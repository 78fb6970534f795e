/** How well assignments agree with the truth. */
@NullMarked
package io.kinfold.command.evaluation;

import org.jspecify.annotations.NullMarked;
