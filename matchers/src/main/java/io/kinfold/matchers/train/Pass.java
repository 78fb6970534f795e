package io.kinfold.matchers.train;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One pass of training over the pairs of a blocking rule. The comparisons that look at the blocked
 * fields learn nothing in it, since all its pairs agree there.
 *
 * @param fields the names of the fields that the rule looks at
 * @param blocking gives the blocks of a fragment from its normalized values
 */
public record Pass(
        Set<String> fields,
        Function<? super @Nullable String[], ? extends Collection<String>> blocking) {
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
