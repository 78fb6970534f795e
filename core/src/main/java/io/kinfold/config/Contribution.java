package io.kinfold.config;

import java.util.Objects;

/**
 * What one comparison adds to the match weight of a pair. Immutable and safe for any thread.
 *
 * @param comparison what was compared, or "prior"; a field's name, never a value
 * @param level how it came out, such as "exact" or "missing"; never a value
 * @param bits what it adds, in bits; finite, negative if it speaks against the pair
 */
public record Contribution(String comparison, String level, double bits) {
    /**
     * Checks the parts.
     *
     * @param comparison what was compared
     * @param level how it came out
     * @param bits what it adds
     */
    public Contribution {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(level, "level");
        if (!Double.isFinite(bits)) {
            throw new IllegalArgumentException(
                    "the bits of comparison '" + comparison + "' must be finite, but are " + bits);
        }
    }
}
