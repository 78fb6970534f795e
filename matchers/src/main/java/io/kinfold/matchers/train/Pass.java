package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;

import java.util.Objects;
import java.util.Set;

/**
 * One pass of training over the pairs of a blocking rule. The comparisons that look at the blocked
 * fields learn nothing in it, since all its pairs agree there.
 *
 * @param fields the names of the fields that the rule looks at
 * @param blocking gives the blocks of a fragment from its normalized values
 */
public record Pass(Set<String> fields, Blocking blocking) {
    /**
     * Copies the parts.
     *
     * @param fields the names of the fields that the rule looks at
     * @param blocking gives the blocks of a fragment from its normalized values
     */
    public Pass {
        fields = Set.copyOf(fields);
        Objects.requireNonNull(blocking, "blocking");
    }
}
