package io.kinfold.command.mapping;

import io.kinfold.config.Configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A configuration file as read: what each column means, and what links fragments.
 *
 * @param file the configuration's file
 * @param id the column of the record's key; without one the line number is the key
 * @param source the column of the record's source; without one the file's name is the source
 * @param observedAt the column of the observed time; without one every record counts as seen at one
 *     instant
 * @param identifiers the namespaces and their columns
 * @param attributes the attributes and their columns
 * @param fuzzy the fuzzy rules and the models' files that were read for them
 * @param configuration what the graph is built with
 */
public record Mapping(
        String file,
        Optional<Named> id,
        Optional<Named> source,
        Optional<Named> observedAt,
        List<NamespaceMapping> identifiers,
        List<AttributeMapping> attributes,
        Fuzzy fuzzy,
        Configuration configuration) {

    /**
     * What concerns fuzzy rules in a mapping.
     *
     * @param maxPerSource how many records of one source a profile may have; empty for no limit
     * @param rules the fuzzy rules
     * @param models the files of the models with their SHA-256; empty where none was read
     */
    public record Fuzzy(
            OptionalInt maxPerSource, List<FuzzyMapping> rules, Map<Path, String> models) {}

    /** Returns this mapping with another column of the key. */
    public Mapping withId(String column) {
        return new Mapping(
                file,
                Optional.of(Named.ofOption(column)),
                source,
                observedAt,
                identifiers,
                attributes,
                fuzzy,
                configuration);
    }

    /** Returns this mapping with another column of the source, or none. */
    public Mapping withSource(Optional<String> column) {
        return new Mapping(
                file,
                id,
                column.map(Named::ofOption),
                observedAt,
                identifiers,
                attributes,
                fuzzy,
                configuration);
    }

    /** Returns every column that the mapping names, with its place. */
    public List<Named> columns() {
        List<Named> columns = new ArrayList<>();
        id.ifPresent(columns::add);
        source.ifPresent(columns::add);
        observedAt.ifPresent(columns::add);
        for (NamespaceMapping namespace : identifiers) {
            columns.addAll(namespace.columns());
            namespace.verifiedColumn().ifPresent(columns::add);
        }
        attributes.forEach(attribute -> {
            columns.addAll(attribute.columns());
            columns.addAll(attribute.joined());
        });
        return columns;
    }
}
