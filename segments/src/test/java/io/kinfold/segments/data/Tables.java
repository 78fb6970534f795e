package io.kinfold.segments.data;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.TableAccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads customer data the way evaluators do, into plain collections. */
final class Tables {
    /** An event as it lies in the table: epoch milliseconds, and fields as the columns show them. */
    record Row(long at, Map<String, Object> fields) {}

    private Tables() {}

    /** Returns the events of each profile that is there, newest first. */
    static Map<ProfileId, List<Row>> events(CustomerData data, String kind) {
        return TableAccess.read(data, table -> {
            Map<ProfileId, List<Row>> events = new TreeMap<>();
            for (int row = 0; row < table.rows(); row++) {
                if ((table.live()[row >> 6] & 1L << row) != 0) {
                    events.put(table.id(row), of(table, kind, row));
                } else if (!of(table, kind, row).isEmpty()) {
                    throw new AssertionError("a row without a profile has events");
                }
            }
            return events;
        });
    }

    private static List<Row> of(CustomerTable table, String kind, int row) {
        EventTable events = table.events(kind);
        List<Row> rows = new ArrayList<>();
        if (events.isScattered(row)) {
            for (int position : events.scattered(row)) {
                rows.add(row(table, kind, events, position));
            }
        } else {
            for (int position = events.start(row); position < events.end(row); position++) {
                rows.add(row(table, kind, events, position));
            }
        }
        return rows;
    }

    private static Row row(CustomerTable table, String kind, EventTable events, int position) {
        Map<String, Object> fields = new TreeMap<>();
        for (String name : table.schema().event(kind).orElseThrow().fields().keySet()) {
            Object value = value(events.field(name), position);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new Row(events.at()[position], fields);
    }

    /** Returns an attribute of each profile that has it, as the column shows it. */
    static Map<ProfileId, Object> attribute(CustomerData data, String name) {
        return TableAccess.read(data, table -> {
            Map<ProfileId, Object> values = new TreeMap<>();
            for (int row = 0; row < table.rows(); row++) {
                Object value = value(table.attribute(name), row);
                if (value != null) {
                    values.put(table.id(row), value);
                }
            }
            return values;
        });
    }

    /** Returns the value of a column: a whole number, a double, or what its dictionary has; null for none. */
    static Object value(Column column, int at) {
        if (!column.isSet(at)) {
            return null;
        }
        if (column instanceof LongColumn longs) {
            return longs.value(at);
        }
        if (column instanceof DoubleColumn doubles) {
            return doubles.value(at);
        }
        CodeColumn codes = (CodeColumn) column;
        return codes.dictionary().value(codes.code(at));
    }
}
