/** Segments over the files that {@code resolve} wrote: what their columns mean, who is a member, and why. */
@NullMarked
package io.kinfold.command.segmentation;

import org.jspecify.annotations.NullMarked;
