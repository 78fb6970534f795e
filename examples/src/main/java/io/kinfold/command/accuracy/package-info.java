/** How accurate the command is on public data with a known truth, beside what others reach. */
@NullMarked
package io.kinfold.command.accuracy;

import org.jspecify.annotations.NullMarked;
