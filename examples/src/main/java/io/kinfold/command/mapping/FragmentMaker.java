package io.kinfold.command.mapping;

import io.kinfold.command.table.Reject;
import io.kinfold.command.table.RejectSink;
import io.kinfold.command.table.Row;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.fragment.Identifier;
import io.kinfold.matchers.auto.SourceLimit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes fragments of rows as a mapping says. What is wrong in a row rejects that row and names the
 * column.
 */
public final class FragmentMaker {
    private static final Map<String, Boolean> TRUTH = Map.of(
            "true", true, "1", true, "yes", true, "y", true, "t", true, "false", false, "0", false,
            "no", false, "n", false, "f", false);
    private static final Map<String, Boolean> NO_TRUTH = Map.of("", false);

    private final Mapping mapping;
    private final String file;
    private final String defaultSource;

    /**
     * Creates a maker for the rows of one file.
     *
     * @param defaultSource the source of records where the mapping names no column
     */
    public FragmentMaker(Mapping mapping, String file, String defaultSource) {
        this.mapping = mapping;
        this.file = file;
        this.defaultSource = defaultSource;
    }

    /** Says that a row cannot become a fragment. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String column;
        private final String reason;

        Refused(String column, String reason) {
            super(reason, null, false, false);
            this.column = column;
            this.reason = reason;
        }
    }

    /** Returns the fragment, or empty where the row was rejected. */
    public Optional<Fragment> make(Row row, RejectSink rejects) {
        try {
            Fragment.Builder fragment = begin(row).observedAt(observedAt(row));
            for (NamespaceMapping namespace : mapping.identifiers()) {
                addIdentifiers(fragment, namespace, row);
            }
            for (AttributeMapping attribute : mapping.attributes()) {
                addAttribute(fragment, attribute, row);
            }
            return Optional.of(fragment.build());
        } catch (Refused e) {
            rejects.reject(new Reject(file, row.line(), e.column, e.reason));
            return Optional.empty();
        }
    }

    private static void addAttribute(
            Fragment.Builder fragment, AttributeMapping attribute, Row row) {
        List<String> values = values(attribute.columns(), row);
        if (!attribute.joined().isEmpty()) {
            String joined = String.join(" ", values(attribute.joined(), row));
            if (!joined.isEmpty()) {
                values = new ArrayList<>(values);
                values.add(joined);
            }
        }
        if (values.size() == 1) {
            fragment.attribute(attribute.name().name(), values.get(0));
        } else if (!values.isEmpty()) {
            fragment.attribute(attribute.name().name(), values.toArray(String[]::new));
        }
    }

    private Fragment.Builder begin(Row row) throws Refused {
        String idColumn = mapping.id().map(Named::name).orElse("");
        String key = idColumn.isEmpty() ? Long.toString(row.line()) : row.value(idColumn);
        String sourceColumn = mapping.source().map(Named::name).orElse("");
        String source = sourceColumn.isEmpty() ? defaultSource : row.value(sourceColumn);
        if (key.isEmpty()) {
            throw new Refused(idColumn, "the record has no key");
        } else if (source.isEmpty()) {
            throw new Refused(sourceColumn, "the record has no source");
        }
        try {
            Fragment.Builder fragment = Fragment.builder(source, key);
            return mapping.fuzzy().maxPerSource().isPresent()
                    ? fragment.identifier(SourceLimit.identifier(FragmentId.of(source, key)))
                    : fragment;
        } catch (IllegalArgumentException e) {
            // The message names the rule and the place, not the value.
            throw new Refused("", String.valueOf(e.getMessage()));
        }
    }

    private Instant observedAt(Row row) throws Refused {
        if (mapping.observedAt().isEmpty()) {
            return Instant.EPOCH;
        }
        String column = mapping.observedAt().get().name();
        String text = row.value(column);
        Optional<Instant> instant = ObservedTime.parse(text);
        if (instant.isEmpty()) {
            throw new Refused(
                    column,
                    text.isBlank()
                            ? "the record has no observed time"
                            : "the observed time is not ISO 8601; write 2026-05-01 or"
                                    + " 2026-05-01T08:00:00+08:00");
        }
        return instant.get();
    }

    private static void addIdentifiers(
            Fragment.Builder fragment, NamespaceMapping namespace, Row row) throws Refused {
        List<String> values = values(namespace.columns(), row);
        if (values.isEmpty()) {
            return;
        }
        boolean verified = verified(namespace, row);
        for (String value : values) {
            Identifier identifier =
                    Identifier.of(namespace.name().name(), namespace.scope(), value);
            fragment.identifier(verified ? identifier.asVerified() : identifier);
        }
    }

    private static boolean verified(NamespaceMapping namespace, Row row) throws Refused {
        if (namespace.verifiedColumn().isEmpty()) {
            return false;
        }
        String column = namespace.verifiedColumn().get().name();
        String word = row.value(column).strip().toLowerCase(Locale.ROOT);
        Boolean truth = TRUTH.getOrDefault(word, NO_TRUTH.get(word));
        if (truth == null) {
            throw new Refused(column, "the cell says neither true nor false");
        }
        return truth;
    }

    private static List<String> values(List<Named> columns, Row row) {
        if (columns.size() == 1) {
            List<String> cells = row.values(columns.get(0).name());
            if (cells.size() == 1) {
                return cells.get(0).isBlank() ? List.of() : cells;
            }
        }
        List<String> values = new ArrayList<>(columns.size());
        for (Named column : columns) {
            for (String value : row.values(column.name())) {
                if (!value.isBlank()) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
