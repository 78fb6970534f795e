package io.kinfold.command.mapping;

import io.kinfold.config.Survivorship;

import java.util.List;

/**
 * An entry of {@code attributes}.
 *
 * @param name the attribute
 * @param columns where its values stand; at least one
 * @param normalForm the form in which values are compared
 * @param region the region whose telephone numbers need no country code
 * @param survivorship the chain of rules; empty for the default
 */
record AttributeMapping(
        Named name,
        List<Named> columns,
        NormalForm normalForm,
        String region,
        List<Survivorship> survivorship) {}
