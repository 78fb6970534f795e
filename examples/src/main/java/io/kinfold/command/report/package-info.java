/** The page that shows what a run merged and refused. */
@NullMarked
package io.kinfold.command.report;

import org.jspecify.annotations.NullMarked;
