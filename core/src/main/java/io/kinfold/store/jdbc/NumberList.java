package io.kinfold.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Statements over a list of numbers, which stands for {@code {list}} in their SQL; some numbers at a time. */
final class NumberList {
    /** So many are asked for at once. */
    private static final int MOST = 256;

    /** Takes a row. */
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private NumberList() {}

    static void query(Statements statements, String sql, List<Long> numbers, Row row)
            throws SQLException {
        for (int from = 0; from < numbers.size(); from += MOST) {
            try (ResultSet rows = bind(statements, sql, numbers, from).executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        }
    }

    /** Returns how many rows were changed. */
    static long update(Statements statements, String sql, List<Long> numbers) throws SQLException {
        long count = 0;
        for (int from = 0; from < numbers.size(); from += MOST) {
            count += bind(statements, sql, numbers, from).executeUpdate();
        }
        return count;
    }

    /** Repeats the last number up to a power of two, so that there are few statements to prepare. */
    private static PreparedStatement bind(
            Statements statements, String sql, List<Long> numbers, int from) throws SQLException {
        int count = Math.min(MOST, numbers.size() - from);
        int places = count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
        PreparedStatement statement =
                statements.prepare(sql.replace("{list}", "?, ".repeat(places - 1) + "?"));
        for (int i = 0; i < places; i++) {
            statement.setLong(i + 1, numbers.get(from + Math.min(i, count - 1)));
        }
        return statement;
    }
}
