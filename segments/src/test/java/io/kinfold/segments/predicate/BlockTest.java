package io.kinfold.segments.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.column.CodeColumn;
import io.kinfold.segments.column.Column;
import io.kinfold.segments.column.Dictionary;
import io.kinfold.segments.column.DoubleColumn;
import io.kinfold.segments.column.LongColumn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Blocks are decided as rows are one by one, however many of a block are asked for and whatever the
 * width.
 */
class BlockTest {
    private static final int ROWS = 3 * Block.ROWS;
    private final Scratch scratch = new Scratch();
    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.001, 0.05, 0.3, 1.0})
    void keep_smallNumbers_asRowByRow(double density) {
        LongColumn column = longs(row -> random.nextInt(100) - 50);

        assertThat(column.isNarrow()).isTrue();
        verifyRanges(column, density, -60, 60);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.001, 0.05, 0.3, 1.0})
    void keep_largeNumbers_asRowByRow(double density) {
        LongColumn column = longs(row -> (random.nextInt(100) - 50) * (1L << 40));

        assertThat(column.isNarrow()).isFalse();
        verifyRanges(column, density, -60L << 40, 60L << 40);
    }

    @Test
    void keep_utmostNumbers_asRowByRow() {
        long[] utmost = {
            LongColumn.LEAST,
            LongColumn.LEAST + 1,
            -1,
            0,
            1,
            LongColumn.GREATEST - 1,
            LongColumn.GREATEST
        };
        LongColumn column = longs(row -> utmost[random.nextInt(utmost.length)]);

        for (long low : utmost) {
            for (long high : utmost) {
                verify(new ColumnCondition.Longs(List.of(new Range(low, high))), column, 1);
            }
        }
    }

    @Test
    void keep_utmostNarrowNumbers_asRowByRow() {
        long least = LongColumn.NARROW_LEAST;
        long greatest = LongColumn.NARROW_GREATEST;
        long[] utmost = {least, least + 1, -1, 0, 1, greatest - 1, greatest};
        LongColumn column = longs(row -> utmost[random.nextInt(utmost.length)]);

        assertThat(column.isNarrow()).isTrue();
        for (long low : utmost) {
            for (long high : utmost) {
                verify(new ColumnCondition.Longs(List.of(new Range(low, high))), column, 1);
            }
        }
        verify(new ColumnCondition.Longs(List.of(Range.ALL)), column, 1);
        verify(new ColumnCondition.Longs(List.of(new Range(least - 5, least - 1))), column, 1);
        verify(
                new ColumnCondition.Longs(List.of(new Range(greatest + 1, greatest + 5))),
                column,
                1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100, 127, 128, 5_000, 40_000})
    void keep_codesOfEveryWidth_asRowByRow(int distinct) {
        Dictionary<String> dictionary = new Dictionary<>();
        CodeColumn column = new CodeColumn(dictionary);
        column.set(ROWS - 1, 0);
        for (int value = 0; value < distinct; value++) {
            dictionary.add("value " + value);
        }
        for (int row = 0; row < ROWS; row++) {
            column.set(row, random.nextInt(distinct + 1));
        }
        for (int n : new int[] {0, 1, 2, 7, 60}) {
            Set<Object> values = new HashSet<>();
            for (int i = 0; i < n; i++) {
                values.add("value " + random.nextInt(distinct + 3));
            }
            verify(new ColumnCondition.OneOf(values), column, 1);
            verify(new ColumnCondition.OneOf(values), column, 0.01);
        }
        verify(new ColumnCondition.Present(), column, 1);
        verify(new ColumnCondition.StartsWith("value 1"), column, 1);
        verify(new ColumnCondition.Contains(List.of("1", "2"), true), column, 1);
        verify(new ColumnCondition.Contains(List.of("1", "2"), false), column, 0.2);
    }

    @Test
    void keep_doubles_asRowByRow() {
        DoubleColumn column = new DoubleColumn();
        for (int row = 0; row < ROWS; row++) {
            if (random.nextInt(4) > 0) {
                column.set(row, random.nextInt(10) / 2.0 - 2);
            }
        }
        for (double low : new double[] {Double.NEGATIVE_INFINITY, -2, -0.0, 0.0, 1.5}) {
            for (double high : new double[] {-2, -0.0, 0.0, 1.4, Double.POSITIVE_INFINITY}) {
                ColumnCondition.DoubleRange range = new ColumnCondition.DoubleRange(low, high);
                verify(new ColumnCondition.Doubles(List.of(range)), column, 1);
            }
        }
    }

    @Test
    void test_codeThatCameAfterBinding_isDecidedToo() {
        Dictionary<String> dictionary = new Dictionary<>();
        CodeColumn column = new CodeColumn(dictionary);
        column.set(0, dictionary.add("a"));
        Block block = (Block) new ColumnCondition.OneOf(Set.of("b")).bind(column);
        column.set(1, dictionary.add("b"));

        assertThat(block.test(1)).isTrue();
        long[] bits = new long[Block.WORDS];
        bits[0] = 3;
        block.keep(0, bits, 2, scratch);
        assertThat(bits[0]).isEqualTo(2);
    }

    @Test
    void keep_rowsBeyondTheColumn_areMissing() {
        LongColumn column = new LongColumn();
        column.set(5, 7);
        long[] bits = new long[Block.WORDS];
        java.util.Arrays.fill(bits, -1);

        Block block = (Block)
                new ColumnCondition.Longs(List.of(new Range(LongColumn.LEAST, 7))).bind(column);
        block.keep(0, bits, Block.ROWS, scratch);

        assertThat(bits[0]).isEqualTo(1L << 5);
        assertThat(Words.count(bits)).isEqualTo(1);
    }

    private LongColumn longs(LongUnaryOperator value) {
        LongColumn column = new LongColumn();
        for (int row = 0; row < ROWS; row++) {
            if (random.nextInt(10) > 0) {
                column.set(row, value.applyAsLong(row));
            } else {
                column.clear(row);
            }
        }
        return column;
    }

    private void verifyRanges(LongColumn column, double density, long least, long greatest) {
        long step = (greatest - least) / 6;
        for (long low = least; low <= greatest; low += step) {
            for (long high = low; high <= greatest; high += step) {
                verify(new ColumnCondition.Longs(List.of(new Range(low, high))), column, density);
            }
            Range left = new Range(least, low);
            Range right = new Range(low + step, low + 2 * step);
            verify(new ColumnCondition.Longs(List.of(left, right)), column, density);
        }
        verify(new ColumnCondition.Longs(List.of(Range.ALL)), column, density);
        verify(ColumnCondition.NOTHING, column, density);
    }

    private void verify(ColumnCondition condition, Column column, double density) {
        io.kinfold.segments.column.RowPredicate predicate = condition.bind(column);
        if (!(predicate instanceof Block block)) {
            assertThat(condition).isEqualTo(ColumnCondition.NOTHING);
            return;
        }
        ValueReader reader = new Source.Named("any", type(column)).bind(name -> column);
        for (int from = 0; from < ROWS; from += Block.ROWS) {
            long[] bits = new long[Block.WORDS];
            for (int i = 0; i < Block.ROWS; i++) {
                bits[i >> 6] |= random.nextDouble() < density ? 1L << i : 0;
            }
            long[] expected = bits.clone();
            for (int i = 0; i < Block.ROWS; i++) {
                boolean accepted = condition.accepts(reader.value(from + i));
                assertThat(predicate.test(from + i)).isEqualTo(accepted);
                expected[i >> 6] &= accepted ? -1L : ~(1L << i);
            }
            block.keep(from, bits, Words.count(bits), scratch);
            assertThat(bits).as("%s from %d", condition, from).isEqualTo(expected);
        }
    }

    private static io.kinfold.segments.schema.ValueType type(Column column) {
        return column instanceof LongColumn
                ? io.kinfold.segments.schema.ValueType.integer()
                : io.kinfold.segments.schema.ValueType.text();
    }
}
