package io.kinfold.command.retailer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One record of one system of the retailer, about one customer. */
final class SourceRow {
    /** The columns behind source, key and observed time, in the order of the file. */
    enum Column {
        MEMBER_NO_A,
        MEMBER_NO_B,
        LINE,
        APP_USER,
        CARRIER,
        PHONE,
        PHONE_VERIFIED,
        EMAIL,
        COOKIE,
        NAME,
        BIRTHDAY,
        GENDER,
        CITY,
        CONSENT
    }

    private final Customer customer;
    private final String source;
    private final String key;
    private final Instant observedAt;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    SourceRow(Customer customer, String source, String key, Instant observedAt) {
        this.customer = customer;
        this.source = source;
        this.key = key;
        this.observedAt = observedAt;
    }

    /** Sets a cell. */
    SourceRow with(Column column, String value) {
        cells.put(column, value);
        return this;
    }

    /** Returns the names of all columns. */
    static List<String> header() {
        List<String> header = new ArrayList<>(List.of("source", "key", "observed_at"));
        for (Column column : Column.values()) {
            header.add(column.name().toLowerCase(Locale.ROOT));
        }
        return header;
    }

    /** Returns the cells of all columns. */
    List<String> cells() {
        List<String> row = new ArrayList<>(List.of(source, key, observedAt.toString()));
        for (Column column : Column.values()) {
            row.add(cells.getOrDefault(column, ""));
        }
        return row;
    }

    /** Returns source, key and the customer behind it. */
    List<String> truth() {
        return List.of(source, key, customer.truth());
    }
}
