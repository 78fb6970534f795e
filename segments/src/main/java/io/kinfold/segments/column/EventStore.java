package io.kinfold.segments.column;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntObjectHashMap;

import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.EventDefinition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The events of one kind, and how they come to lie by profile.
 *
 * <p>An event is appended, and hung on the identifier as it was written: a chain through the positions, so that
 * an identifier can go from profile to profile, or belong to none, and its events with it. {@link #settle} then
 * gives each row whose events changed an array of positions; once those arrays hold a fair part of all events,
 * it puts the whole table in order instead: rows one after another, each with its newest event first, then the
 * events of nobody. With m events in a row, an event costs O(m) until the next such pass, and a pass of O(n log m)
 * comes after n / 4m events at the earliest.
 *
 * <p>Memory: 8 bytes for the instant, 4 for the chain, and the fields, with up to an eighth more; 4 for each
 * identifier and 4 for each row. Written under the write lock of the data.
 */
final class EventStore implements EventTable {
    /** So many scattered events are left alone, however few others there are. */
    private static final int SCATTERED_AT_LEAST = 1 << 12;

    private static final int DEAD = -2;
    private static final int[] NO_EVENTS = {};

    private final Identifiers identifiers;
    private final int scatteredAtLeast;
    private final Map<String, TypedColumn> fields = new LinkedHashMap<>();
    private final Ints heads = new Ints();
    private final IntHashSet dirty = new IntHashSet();
    private final IntObjectHashMap<int[]> overlay = new IntObjectHashMap<>();
    private final Bits scattered = new Bits();
    private long[] at = new long[0];
    private int[] next = new int[0];
    private int[] starts = new int[1];
    private int size;
    private int dead;
    private int overlaid;
    private boolean allDirty;
    private long latest = Long.MIN_VALUE;
    private long version;

    EventStore(EventDefinition definition, Identifiers identifiers) {
        this(definition, identifiers, SCATTERED_AT_LEAST);
    }

    /** Leaves so many scattered events alone, and as many more as a quarter of all. */
    EventStore(EventDefinition definition, Identifiers identifiers, int scatteredAtLeast) {
        this.identifiers = identifiers;
        this.scatteredAtLeast = scatteredAtLeast;
        for (AttributeDefinition field : definition.fields().values()) {
            fields.put(field.name(), new TypedColumn(field));
        }
    }

    /** Returns the fields by name. */
    Map<String, TypedColumn> fields() {
        return fields;
    }

    /** Adds an event to a written identifier and returns its position, whose fields are then to be set. */
    int add(int written, long instant) {
        if (size == at.length) {
            resize(Math.max(16, size + (size >> 3)));
        }
        int position = size++;
        at[position] = instant;
        next[position] = heads.get(written);
        heads.set(written, position + 1);
        latest = Math.max(latest, instant);
        version++;
        int row = identifiers.ownerOfWritten(written);
        if (row >= 0) {
            touch(row);
        }
        return position;
    }

    /** Calls back with each event of a written identifier: its instant, and the values of its fields that are there. */
    void each(int written, BiConsumer<Long, Map<String, Object>> visitor) {
        IntArrayList positions = new IntArrayList();
        collect(written, positions);
        for (int position : positions.toArray()) {
            Map<String, Object> values = new LinkedHashMap<>();
            fields.forEach((name, field) -> {
                Object value =
                        Typed.at(field.column(), position, field.definition().type());
                if (value != null) {
                    values.put(name, value);
                }
            });
            visitor.accept(at[position], values);
        }
    }

    /** Returns whether a written identifier has events. */
    boolean has(int written) {
        return heads.get(written) != 0;
    }

    /** Returns how many events a written identifier has. Cost: that many. */
    int count(int written) {
        int count = 0;
        for (int position = heads.get(written) - 1; position >= 0; position = next[position] - 1) {
            count++;
        }
        return count;
    }

    /** Notes that other events belong to a row than before. */
    void touch(int row) {
        version++;
        if (!allDirty && dirty.add(row) && dirty.size() > 1_024 + (size >> 4)) {
            allDirty = true;
            dirty.release();
        }
    }

    /** Takes the events of a written identifier out for good, and what they said; returns how many. */
    int erase(int written) {
        int erased = 0;
        for (int position = heads.get(written) - 1; position >= 0; ) {
            int following = next[position] - 1;
            at[position] = Long.MIN_VALUE;
            next[position] = DEAD;
            for (TypedColumn field : fields.values()) {
                field.column().clear(position);
            }
            erased++;
            position = following;
        }
        heads.set(written, 0);
        dead += erased;
        int row = identifiers.ownerOfWritten(written);
        if (row >= 0) {
            touch(row);
        }
        return erased;
    }

    /** Returns whether {@link #settle} has something to do. */
    boolean isUnsettled() {
        return allDirty || !dirty.isEmpty();
    }

    /** Gives every row its events, after which the table can be read. */
    void settle(int rows) {
        if (!isUnsettled()) {
            return;
        }
        int most = scatteredAtLeast + (size >> 2);
        allDirty |= dead > most;
        for (int row : dirty.toArray()) {
            if (allDirty || overlaid > most) {
                break;
            }
            scatter(row);
        }
        if (allDirty || overlaid > most) {
            putInOrder(rows);
        }
        allDirty = false;
        dirty.clear();
    }

    private void scatter(int row) {
        IntArrayList positions = new IntArrayList();
        identifiers.eachWrittenOf(row, written -> collect(written, positions));
        int[] sorted = positions.isEmpty() ? NO_EVENTS : positions.toArray();
        new NewestFirst(at).sort(sorted, 0, sorted.length);
        int[] former = overlay.put(row, sorted);
        overlaid += sorted.length - (former == null ? 0 : former.length);
        scattered.set(row, true);
    }

    private void collect(int written, IntArrayList positions) {
        for (int position = heads.get(written) - 1; position >= 0; position = next[position] - 1) {
            positions.add(position);
        }
    }

    /** Puts the table in order. Cost: O(n log m), m the most events of a row; for a moment 8 bytes for each event more. */
    void putInOrder(int rows) {
        IntArrayList order = new IntArrayList(size - dead);
        NewestFirst newestFirst = new NewestFirst(at);
        starts = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            starts[row] = order.size();
            identifiers.eachWrittenOf(row, written -> collect(written, order));
            newestFirst.sort(order.buffer, starts[row], order.size());
        }
        starts[rows] = order.size();
        for (int written = 0, n = identifiers.size(); written < n; written++) {
            if (has(written) && identifiers.ownerOfWritten(written) < 0) {
                collect(written, order);
            }
        }
        move(order.buffer, order.size());
        overlay.release();
        overlaid = 0;
        scattered.clear();
        version++;
    }

    /** Forgets texts that no event has. */
    void forgetUnused() {
        fields.values().forEach(field -> field.forgetUnused(size));
    }

    private void move(int[] order, int count) {
        int[] places = new int[size];
        long[] movedAt = new long[count];
        for (int i = 0; i < count; i++) {
            places[order[i]] = i + 1;
            movedAt[i] = at[order[i]];
        }
        int[] movedNext = new int[count];
        for (int i = 0; i < count; i++) {
            int following = next[order[i]];
            movedNext[i] = following == 0 ? 0 : places[following - 1];
        }
        for (int written = 0, n = identifiers.size(); written < n; written++) {
            int head = heads.get(written);
            if (head != 0) {
                heads.set(written, places[head - 1]);
            }
        }
        at = movedAt;
        next = movedNext;
        fields.values().forEach(field -> {
            field.column().resize(size);
            field.column().reorder(order, count);
        });
        size = count;
        dead = 0;
    }

    private void resize(int capacity) {
        at = Arrays.copyOf(at, capacity);
        next = Arrays.copyOf(next, capacity);
        fields.values().forEach(field -> field.column().resize(capacity));
    }

    /** Returns how many events there are, those of nobody too. */
    int count() {
        return size - dead;
    }

    @Override
    public long[] at() {
        return at;
    }

    @Override
    public boolean isScattered(int row) {
        return scattered.contains(row);
    }

    @Override
    public int start(int row) {
        return row < starts.length - 1 ? starts[row] : 0;
    }

    @Override
    public int end(int row) {
        return row < starts.length - 1 ? starts[row + 1] : 0;
    }

    @Override
    public int[] scattered(int row) {
        return overlay.getOrDefault(row, NO_EVENTS);
    }

    @Override
    public @Nullable Column field(String name) {
        TypedColumn field = fields.get(name);
        return field == null ? null : field.column();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public long version() {
        return version;
    }

    long heapBytes() {
        long bytes = 8L * at.length + 4L * next.length + 4L * starts.length;
        bytes += heads.heapBytes() + scattered.heapBytes() + 8L * overlay.keys.length;
        bytes += 4L * overlaid + 16L * overlay.size();
        for (TypedColumn field : fields.values()) {
            bytes += field.column().heapBytes();
        }
        return bytes;
    }
}
