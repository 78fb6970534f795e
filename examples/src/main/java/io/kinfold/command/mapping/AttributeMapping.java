package io.kinfold.command.mapping;

import io.kinfold.config.Survivorship;

import java.util.List;

/**
 * An entry of {@code attributes}.
 *
 * @param name the attribute
 * @param columns where its values stand
 * @param joined columns whose values, joined by a space, are one more value, as of given name and
 *     surname; where this is empty, there is at least one of the others
 * @param normalForm the form in which values are compared
 * @param region the region whose telephone numbers need no country code
 * @param survivorship the chain of rules; empty for the default
 */
record AttributeMapping(
        Named name,
        List<Named> columns,
        List<Named> joined,
        NormalForm normalForm,
        String region,
        List<Survivorship> survivorship) {
    /** Returns whether a record may have several values. */
    boolean isSeveral() {
        return columns.size() + (joined.isEmpty() ? 0 : 1) > 1;
    }
}
