package io.kinfold.segments.sql;

import io.kinfold.segments.schema.AttributeDefinition;

/** Names of tables and columns, and how they are referred to. */
final class Tables {
    static final String PROFILES = "profiles";
    static final String IDENTIFIERS = "identifiers";
    static final String TAGS = "profile_tags";
    static final String PROFILE_ID = "profile_id";
    static final String OCCURRED_AT = "occurred_at";
    private static final String EVENT = "event_";

    private final Quoting quoting;
    private int aliases;

    Tables(Quoting quoting) {
        this.quoting = quoting;
    }

    /** Returns an alias that the statement has not used yet. */
    String alias() {
        return "t" + ++aliases;
    }

    /** Returns the table of an event. */
    String event(String name) {
        return quoting.name(EVENT + name);
    }

    static String id(String alias) {
        return alias + "." + PROFILE_ID;
    }

    static String at(String alias) {
        return alias + "." + OCCURRED_AT;
    }

    /** Returns the value of a column. */
    String column(String alias, AttributeDefinition definition) {
        String column = alias + "." + quoting.name(definition.name());
        boolean mayBeEmpty = definition.emptyIsMissing() && definition.type().isText();
        return mayBeEmpty ? "NULLIF(" + column + ", '')" : column;
    }

    /** Returns the local date of an instant. */
    String day(String instant, String zone) {
        return "CAST(" + instant + " AT TIME ZONE " + quoting.text(zone) + " AS DATE)";
    }

    /** Returns a number of type double. */
    String asDouble(String number) {
        return "CAST(" + number + " AS DOUBLE PRECISION)";
    }
}
