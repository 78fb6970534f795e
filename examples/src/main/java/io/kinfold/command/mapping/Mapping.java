package io.kinfold.command.mapping;

import io.kinfold.config.Configuration;
import io.kinfold.config.Normalizer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param schema what segments may speak of
 */
public record Mapping(
        String file,
        Optional<Named> id,
        Optional<Named> source,
        Optional<Named> observedAt,
        List<NamespaceMapping> identifiers,
        List<AttributeMapping> attributes,
        Fuzzy fuzzy,
        Configuration configuration,
        DeclaredSchema schema) {

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
                configuration,
                schema);
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
                configuration,
                schema);
    }

    /**
     * Returns the normalizers of those attributes that are dates: a golden record has them as they were
     * written, in whatever form.
     */
    public Map<String, Normalizer> dates() {
        Map<String, Normalizer> dates = new LinkedHashMap<>();
        for (AttributeMapping attribute : attributes) {
            if (attribute.normalForm().isDate()) {
                dates.put(
                        attribute.name().name(),
                        attribute.normalForm().normalizer(attribute.region()));
            }
        }
        return dates;
    }

    /** Returns the scopes of those namespaces that have one. */
    public Map<String, String> scopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        for (NamespaceMapping namespace : identifiers) {
            if (!namespace.scope().isEmpty()) {
                scopes.put(namespace.name().name(), namespace.scope());
            }
        }
        return scopes;
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
