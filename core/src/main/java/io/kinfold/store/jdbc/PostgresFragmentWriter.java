package io.kinfold.store.jdbc;

import io.kinfold.fragment.FragmentId;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes rows to PostgreSQL as one array for each column, so that a thousand rows are one statement. */
final class PostgresFragmentWriter implements FragmentWriter {
    private static final String UPSERT = """
            INSERT INTO @fragment AS f (seq, source, key, first_observed, observed, payload, checksum)
            SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[])
            ON CONFLICT (source, key) DO UPDATE SET seq = excluded.seq,
              first_observed = excluded.first_observed, observed = excluded.observed,
              payload = excluded.payload, checksum = excluded.checksum""";

    @Override
    public void write(Statements statements, List<FragmentRow> rows) throws SQLException {
        Collection<FragmentRow> last = lastOfEach(rows);
        Connection connection = statements.connection();
        PreparedStatement upsert = statements.prepare(UPSERT);
        Object[][] columns = new Object[7][last.size()];
        int at = 0;
        for (FragmentRow row : last) {
            columns[0][at] = row.seq();
            FragmentDraft draft = row.draft();
            columns[1][at] = draft.source();
            columns[2][at] = draft.key();
            columns[3][at] = row.firstObserved();
            columns[4][at] = draft.observed();
            columns[5][at] = new String(draft.payload(), StandardCharsets.UTF_8);
            columns[6][at] = row.checksum();
            at++;
        }
        String[] types = {"bigint", "text", "text", "bigint", "bigint", "text", "bigint"};
        for (int i = 0; i < columns.length; i++) {
            upsert.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
        }
        upsert.executeUpdate();
    }

    /** Returns the last row of each fragment: one statement may not write a row twice. */
    private static Collection<FragmentRow> lastOfEach(List<FragmentRow> rows) {
        Map<FragmentId, FragmentRow> byId = new LinkedHashMap<>(rows.size() * 2);
        for (FragmentRow row : rows) {
            byId.put(row.draft().id(), row);
        }
        return byId.size() == rows.size() ? rows : byId.values();
    }
}
