package io.kinfold.segments.predicate;

import io.kinfold.segments.column.CodeColumn;

import org.jspecify.annotations.Nullable;

/**
 * A condition over a column of dictionary codes. It is decided for all values of the dictionary at
 * the first block; a single row asks for its own value only, unless that was done already.
 */
final class CodePredicate implements Block {
    private final CodeColumn column;
    private final ColumnCondition.OfCode condition;
    // Codes that came later are not in it. Written by any thread, with equal content.
    private volatile @Nullable AcceptedCodes accepted;

    CodePredicate(CodeColumn column, ColumnCondition.OfCode condition) {
        this.column = column;
        this.condition = condition;
        this.accepted = condition instanceof ColumnCondition.OneOf
                ? AcceptedCodes.of(column.dictionary(), condition)
                : null;
    }

    @Override
    public boolean test(int row) {
        int code = column.code(row);
        AcceptedCodes known = accepted;
        if (known != null && code < known.table.length) {
            return known.table[code] != 0;
        }
        return code != 0 && condition.accepts(column.dictionary().value(code));
    }

    @Override
    public void keep(int from, long[] bits, int count, Scratch scratch) {
        AcceptedCodes codes = accepted();
        if (codes.isNothing()) {
            Words.clear(bits);
            return;
        }
        switch (column.width()) {
            case BYTE -> keepBytes(codes, from, bits, count, scratch);
            case SHORT -> keepShorts(codes, from, bits, count, scratch);
            case INT -> keepInts(codes, from, bits, count, scratch);
        }
    }

    private void keepBytes(AcceptedCodes codes, int from, long[] bits, int count, Scratch scratch) {
        byte[] values = column.bytes();
        if (from + ROWS > values.length) {
            OneByOne.refine(this, from, bits);
        } else if (Words.isFew(count, cost())) {
            ByteKernel.refine(values, from, codes.table, bits);
        } else if (codes.ranges().isEmpty()) {
            ByteKernel.decide(values, from, codes.table, scratch.decided);
            Words.and(bits, scratch.decided);
        } else {
            ByteKernel.decide(values, from, codes.ranges(), scratch.decided);
            Words.and(bits, scratch.decided);
        }
    }

    private void keepShorts(
            AcceptedCodes codes, int from, long[] bits, int count, Scratch scratch) {
        short[] values = column.shorts();
        if (from + ROWS > values.length) {
            OneByOne.refine(this, from, bits);
        } else if (Words.isFew(count, cost())) {
            TableKernel.refine(values, from, codes.table, bits);
        } else {
            TableKernel.decide(values, from, codes.table, scratch.decided);
            Words.and(bits, scratch.decided);
        }
    }

    private void keepInts(AcceptedCodes codes, int from, long[] bits, int count, Scratch scratch) {
        int[] values = column.ints();
        if (from + ROWS > values.length) {
            OneByOne.refine(this, from, bits);
        } else if (Words.isFew(count, cost())) {
            TableKernel.refine(values, from, codes.table, bits);
        } else if (codes.ranges().size() == 1) {
            IntKernel.decide(values, from, codes.ranges().get(0), scratch.decided, scratch);
            Words.and(bits, scratch.decided);
        } else {
            TableKernel.decide(values, from, codes.table, scratch.decided);
            Words.and(bits, scratch.decided);
        }
    }

    @Override
    public double cost() {
        AcceptedCodes codes = accepted;
        int ranges = codes == null ? 0 : codes.ranges().size();
        if (column.width() == CodeColumn.Width.BYTE && ranges > 0) {
            return 0.08 + 0.08 * ranges;
        }
        return column.width() == CodeColumn.Width.INT && ranges == 1 ? 0.3 : 0.7;
    }

    private AcceptedCodes accepted() {
        AcceptedCodes known = accepted;
        if (known == null || known.table.length < column.dictionary().size()) {
            known = AcceptedCodes.of(column.dictionary(), condition);
            accepted = known;
        }
        return known;
    }
}
