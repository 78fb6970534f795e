package io.kinfold.matchers.blocking;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A conjunction: fragments that share the values of all its parts are compared. Written {@code
 * soundex(surname) and year(date_of_birth)}.
 *
 * @param parts the parts, at least one and at most 16, in the order given
 */
public record BlockingRule(List<BlockingPart> parts) {
    static final int MOST_PARTS = 16;

    /**
     * Creates a rule.
     *
     * @param parts the parts, at least one and at most 16
     * @throws IllegalArgumentException if there is no part, or more than 16
     */
    public BlockingRule {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a blocking rule has 1 to " + MOST_PARTS
                    + " parts, but this one has " + parts.size());
        }
    }

    /**
     * Returns the rule of some parts.
     *
     * @param parts at least one
     * @return a new rule
     */
    public static BlockingRule of(BlockingPart... parts) {
        return new BlockingRule(List.of(parts));
    }

    /** Returns the rule's text. */
    @Override
    public String toString() {
        return parts.stream().map(BlockingPart::toString).collect(Collectors.joining(" and "));
    }
}
