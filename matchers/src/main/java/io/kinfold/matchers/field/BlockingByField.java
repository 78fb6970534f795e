package io.kinfold.matchers.field;

import org.jspecify.annotations.Nullable;

/**
 * A blocking that looks at each field by itself first, so that what it makes of a value can be remembered with the
 * value, and found with it.
 */
public interface BlockingByField extends Blocking {
    /**
     * Returns what the blocks are made of as far as one field goes. A pure function.
     *
     * @param field the field's place in the order of the values
     * @param value the field's normalized value, several joined by {@link Field#SEPARATOR}
     * @return the share, immutable, for {@link #blocksOf}
     */
    Object share(int field, String value);

    /**
     * Returns the blocks of a fragment of which the shares are known: what {@link #blocks} returns.
     *
     * @param shares what {@link #share} returned for each field; null where the fragment has no value; not
     *     kept or changed
     * @return a new array of the numbers in any order
     * @throws IllegalArgumentException if there are not as many shares as fields, or one is not of this blocking
     */
    long[] blocksOf(@Nullable Object[] shares);
}
