package io.kinfold.segments.behaviour;

import io.kinfold.profile.ProfileId;
import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.Dictionary;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.EventTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.column.RowSnapshot;
import io.kinfold.segments.schema.EventDefinition;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of rows with events, of which every third is scattered; each row holds a profile but one in seven. */
final class TableFixture implements CustomerTable {
    static final Schema SCHEMA = Schema.builder()
            .attribute("points", ValueType.integer())
            .attribute("joined", ValueType.date())
            .event(
                    "purchase",
                    fields -> fields.field("amount", ValueType.decimal(2))
                            .field("quantity", ValueType.integer())
                            .field("price", ValueType.floating())
                            .field("channel", ValueType.text())
                            .field("gift", ValueType.bool())
                            .field("due", ValueType.date())
                            .field("paid", ValueType.dateTime()))
            .event(
                    "view",
                    fields -> fields.field("category", ValueType.text())
                            .field("seconds", ValueType.integer()))
            .build();

    private final Map<String, Events> events = new HashMap<>();
    private final LongColumn points = new LongColumn();
    private final Map<String, Column> attributes = new HashMap<>();
    private final int rows;

    /** Makes a table of the events of each row. */
    TableFixture(List<List<Happened>> byRow) {
        rows = byRow.size();
        SCHEMA.events().values().forEach(kind -> events.put(kind.name(), new Events(kind, byRow)));
        attributes.put("points", points);
        attributes.put("joined", new LongColumn());
    }

    LongColumn points() {
        return points;
    }

    boolean isLive(int row) {
        return row % 7 != 6;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int size() {
        return rows - rows / 7;
    }

    @Override
    public long[] live() {
        long[] bits = new long[(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            bits[row >> 6] |= isLive(row) ? 1L << row : 0;
        }
        return bits;
    }

    @Override
    public ProfileId id(int row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int row(ProfileId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Column attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public EventTable events(String name) {
        return events.get(name);
    }

    @Override
    public RowPredicate identity(String namespace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RowPredicate tag(String tag, long at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> tags(int row, long at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RowSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long version() {
        return 0;
    }

    private static final class Events implements EventTable {
        private final List<Long> at = new ArrayList<>();
        private final Map<String, Column> columns = new HashMap<>();
        private final Map<Integer, int[]> scattered = new HashMap<>();
        private final int[] starts;
        private final int[] ends;
        private final long[] instants;

        Events(EventDefinition kind, List<List<Happened>> byRow) {
            kind.fields()
                    .values()
                    .forEach(field -> columns.put(field.name(), column(field.type())));
            starts = new int[byRow.size()];
            ends = new int[byRow.size()];
            for (int row = 0; row < byRow.size(); row++) {
                List<Happened> own = byRow.get(row).stream()
                        .filter(event -> event.event().equals(kind.name()))
                        .sorted(Comparator.comparingLong(Happened::at).reversed())
                        .toList();
                place(row, own);
            }
            instants = at.stream().mapToLong(Long::longValue).toArray();
        }

        private void place(int row, List<Happened> own) {
            starts[row] = at.size();
            int n = own.size();
            int[] positions = new int[n];
            // Of a scattered row the oldest are put first, with events of nobody in between.
            for (int i = 0; i < n; i++) {
                int index = row % 3 == 2 ? n - 1 - i : i;
                if (row % 3 == 2) {
                    add(new Happened("nobody", own.get(index).at() + 5, Map.of()));
                }
                positions[index] = at.size();
                add(own.get(index));
            }
            ends[row] = at.size();
            if (row % 3 == 2) {
                scattered.put(row, positions);
            }
        }

        private void add(Happened event) {
            int position = at.size();
            at.add(event.at());
            event.fields().forEach((name, value) -> set(columns.get(name), position, value));
        }

        private static Column column(ValueType type) {
            if (type instanceof ValueType.Floating) {
                return new DoubleColumn();
            }
            boolean codes = type instanceof ValueType.Text || type instanceof ValueType.Bool;
            return codes ? new CodeColumn(new Dictionary<>()) : new LongColumn();
        }

        @SuppressWarnings("unchecked")
        private static void set(Column column, int position, Object value) {
            if (column instanceof DoubleColumn doubles) {
                doubles.set(position, (Double) value);
            } else if (column instanceof LongColumn longs) {
                longs.set(position, stored(value));
            } else if (column instanceof CodeColumn codes) {
                Dictionary<Object> dictionary = (Dictionary<Object>) codes.dictionary();
                codes.set(position, dictionary.add(value));
            }
        }

        private static long stored(Object value) {
            if (value instanceof LocalDate date) {
                return date.toEpochDay();
            }
            if (value instanceof Instant instant) {
                return instant.toEpochMilli();
            }
            return value instanceof BigDecimal decimal
                    ? decimal.unscaledValue().longValueExact()
                    : (Long) value;
        }

        @Override
        public long[] at() {
            return instants;
        }

        @Override
        public boolean isScattered(int row) {
            return scattered.containsKey(row);
        }

        @Override
        public int start(int row) {
            return starts[row];
        }

        @Override
        public int end(int row) {
            return ends[row];
        }

        @Override
        public int[] scattered(int row) {
            return scattered.get(row);
        }

        @Override
        public @Nullable Column field(String name) {
            return columns.get(name);
        }

        @Override
        public int size() {
            return at.size();
        }

        @Override
        public long latest() {
            return at.stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
        }

        @Override
        public long version() {
            return 0;
        }
    }
}
