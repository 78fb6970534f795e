/** Conditions on the events of a profile: how many, how much, in which order, since when. */
@NullMarked
package io.kinfold.segments.behaviour;

import org.jspecify.annotations.NullMarked;
