/** A trained fuzzy rule: the model with everything else that a rule of the graph needs. */
@NullMarked
package io.kinfold.matchers.rule;

import org.jspecify.annotations.NullMarked;
