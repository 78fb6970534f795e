package io.kinfold.segments.sql;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.schema.Schema;

/**
 * Segments as SQL over the documented tables: {@code profiles} with a column for each attribute,
 * {@code identifiers}, {@code profile_tags}, and a table {@code event_NAME} for each kind of event
 * with a column for each field. See {@link #ddl}. Stateless.
 */
public final class SqlExport {
    private SqlExport() {}

    /**
     * Returns a segment as a query of the ids of its members. The instant, parameters and bounds of
     * windows are written as values, so that the query gives the same members whenever it is run,
     * and holds what the parameters hold.
     *
     * <p>The members are exactly those of an evaluation over the same data with three limits: the
     * database's rules of time zones must be those of the JVM; instants must be of whole
     * milliseconds; sums beyond 2^62 are not cut off.
     *
     * @param segment the segment
     * @param context what it is evaluated as of
     * @param dialect the kind of SQL
     * @return one {@code SELECT} of {@code profile_id} without a semicolon, in no order; its length
     *     grows with that of the segment and of those that it names
     * @throws io.kinfold.segments.problem.SegmentException if the segment calls a function of the
     *     application, has a text that the dialect cannot hold, or lacks a parameter
     */
    public static String select(Segment segment, EvaluationContext context, SqlDialect dialect) {
        return select(source(segment), segment.schema(), context, dialect);
    }

    /**
     * Returns the statements that create the tables.
     *
     * @param schema what segments may speak of
     * @param dialect the kind of SQL
     * @return statements, each ended by a semicolon
     * @throws io.kinfold.segments.problem.SegmentException if a name of the schema cannot be a
     *     column's or table's
     */
    public static String ddl(Schema schema, SqlDialect dialect) {
        return new Ddl(schema, dialect).statements();
    }

    static String select(
            Source source, Schema schema, EvaluationContext context, SqlDialect dialect) {
        ProfileSql profiles = ProfileSql.of(Statement.of(schema, dialect), source, context, "p");
        return "SELECT p." + Tables.PROFILE_ID + "\nFROM " + Tables.PROFILES + " p\nWHERE "
                + String.join("\n  AND ", profiles.conditions());
    }

    private static Source source(Segment segment) {
        return new Source(segment.expression(), segment.zone().orElse(null), name -> {
            Segment named = segment.references().get(name);
            if (named == null) {
                throw new IllegalArgumentException(
                        "the segment does not know the segment '" + name + "' that it names");
            }
            return source(named);
        });
    }
}
