/** Which normalized values of a fragment are compared and blocked on. */
@NullMarked
package io.kinfold.matchers.field;

import org.jspecify.annotations.NullMarked;
