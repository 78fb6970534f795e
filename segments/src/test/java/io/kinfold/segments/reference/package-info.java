/**
 * What segments mean, worked out by brute force, and random worlds to compare the engines with it.
 */
@NullMarked
package io.kinfold.segments.reference;

import org.jspecify.annotations.NullMarked;
