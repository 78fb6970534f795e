package io.kinfold.segments.predicate;

/**
 * Arrays that deciding a block needs for a moment; made once for a thread rather than for every
 * block.
 */
public final class Scratch {
    final long[] decided = new long[Block.WORDS];
    final long[] some = new long[Block.WORDS];
    final long[] kept = new long[Block.WORDS];
    final int[] ints = new int[IntKernel.LANES];
    final int[] intBits = new int[IntKernel.LANES];
    final long[] longs = new long[LongKernel.LANES];
    final long[] longBits = new long[LongKernel.LANES];
    final long[] square = new long[Long.SIZE];
}
