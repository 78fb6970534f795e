package io.kinfold.segments.sql;

/** The kinds of SQL that segments are exported to. */
public enum SqlDialect {
    /** PostgreSQL 12 and later, with an encoding of UTF-8. */
    POSTGRESQL,
    /** DuckDB 1.2 and later, with its extension icu, which its own builds bring along. */
    DUCKDB
}
