/** Brings the spellings of one value to one form, so that equal things compare as equal. */
@NullMarked
package io.kinfold.matchers.normalize;

import org.jspecify.annotations.NullMarked;
