package io.kinfold.segments.sql;

import io.kinfold.segments.schema.Schema;

/**
 * What the parts of one statement share.
 *
 * @param schema what the segments speak of
 * @param dialect the kind of SQL
 * @param quoting how names and values are quoted
 * @param tables names of tables and columns
 * @param values conditions on values
 */
record Statement(
        Schema schema, SqlDialect dialect, Quoting quoting, Tables tables, ValueSql values) {
    static Statement of(Schema schema, SqlDialect dialect) {
        Quoting quoting = new Quoting(dialect);
        return new Statement(
                schema, dialect, quoting, new Tables(quoting), new ValueSql(dialect, quoting));
    }
}
