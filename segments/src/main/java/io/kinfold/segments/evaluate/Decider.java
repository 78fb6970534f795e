package io.kinfold.segments.evaluate;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.CustomerTable;
import io.kinfold.segments.column.LongColumn;
import io.kinfold.segments.column.RowPredicate;
import io.kinfold.segments.plan.Leaf;
import io.kinfold.segments.predicate.ColumnCondition;
import io.kinfold.segments.predicate.Range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Decides for one row at once all leaves that one attribute has among 64: by a mask for each code
 * of its dictionary, or for each stretch of numbers between any two bounds. Sees later changes of
 * the data. Stateless.
 */
@FunctionalInterface
interface Decider {
    /** A dictionary with more values is not tabulated. */
    int MOST_CODES = 256;

    /** Adds to the words which leaves hold for a row. */
    void decide(int row, long[] holds);

    /** Returns what decides leaves, which are numbered as they stand. */
    static Decider[] of(List<Leaf.OfAttribute> leaves, CustomerTable table) {
        record Group(Column column, int word) {}
        Map<Group, Map<ColumnCondition, Long>> groups = new LinkedHashMap<>();
        List<Decider> deciders = new ArrayList<>();
        for (int number = 0; number < leaves.size(); number++) {
            Leaf.OfAttribute leaf = leaves.get(number);
            Column column = table.attribute(leaf.name());
            int word = number >> 6;
            long bit = 1L << number;
            if (isTabulated(column, leaf.condition())) {
                groups.computeIfAbsent(new Group(column, word), group -> new LinkedHashMap<>())
                        .put(leaf.condition(), bit);
            } else {
                RowPredicate predicate = leaf.bind(table);
                deciders.add((row, holds) -> holds[word] |= predicate.test(row) ? bit : 0);
            }
        }
        groups.forEach((group, bits) -> deciders.add(
                group.column() instanceof CodeColumn codes
                        ? ofCodes(codes, bits, group.word())
                        : ofLongs((LongColumn) group.column(), bits, group.word())));
        return deciders.toArray(Decider[]::new);
    }

    private static boolean isTabulated(Column column, ColumnCondition condition) {
        return column instanceof CodeColumn codes
                ? codes.dictionary().size() <= MOST_CODES
                : column instanceof LongColumn && condition instanceof ColumnCondition.Longs;
    }

    private static Decider ofCodes(CodeColumn column, Map<ColumnCondition, Long> bits, int word) {
        long[] masks = new long[column.dictionary().size()];
        for (int code = 0; code < masks.length; code++) {
            masks[code] = mask(column, code, bits);
        }
        return (row, holds) -> {
            int code = column.code(row);
            holds[word] |= code < masks.length ? masks[code] : mask(column, code, bits);
        };
    }

    private static long mask(CodeColumn column, int code, Map<ColumnCondition, Long> bits) {
        Object value = column.dictionary().value(code);
        long mask = 0;
        for (Map.Entry<ColumnCondition, Long> entry : bits.entrySet()) {
            mask |= entry.getKey().accepts(value) ? entry.getValue() : 0;
        }
        return mask;
    }

    private static Decider ofLongs(LongColumn column, Map<ColumnCondition, Long> bits, int word) {
        TreeSet<Long> edges = new TreeSet<>();
        bits.keySet().forEach(condition -> {
            for (Range range : ((ColumnCondition.Longs) condition).ranges()) {
                edges.add(range.low());
                edges.add(range.high() + 1);
            }
        });
        // Stretch i lasts from starts[i] to before starts[i + 1]; below the first, and missing,
        // nothing holds.
        long[] starts = edges.stream().mapToLong(Long::longValue).toArray();
        long[] masks = new long[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            masks[i + 1] = mask(starts[i], bits);
        }
        return (row, holds) -> {
            int found = Arrays.binarySearch(starts, column.value(row));
            holds[word] |= masks[found >= 0 ? found + 1 : -found - 1];
        };
    }

    private static long mask(long value, Map<ColumnCondition, Long> bits) {
        long mask = 0;
        for (Map.Entry<ColumnCondition, Long> entry : bits.entrySet()) {
            List<Range> ranges = ((ColumnCondition.Longs) entry.getKey()).ranges();
            boolean holds = ranges.stream().anyMatch(range -> range.contains(value));
            mask |= holds ? entry.getValue() : 0;
        }
        return mask;
    }
}
