/**
 * What a segment asks, as of a context: a tree over leaves whose bounds are resolved and whose
 * equals are one.
 */
@NullMarked
package io.kinfold.segments.plan;

import org.jspecify.annotations.NullMarked;
