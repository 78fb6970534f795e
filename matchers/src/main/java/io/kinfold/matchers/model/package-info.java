/**
 * Fellegi-Sunter models: comparisons of fields with levels, the weight of a pair in bits, its
 * waterfall, and models read from JSON, Kinfold's own and Splink's.
 */
@NullMarked
package io.kinfold.matchers.model;

import org.jspecify.annotations.NullMarked;
