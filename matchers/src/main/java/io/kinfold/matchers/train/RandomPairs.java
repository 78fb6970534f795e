package io.kinfold.matchers.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pairs taken at random, with repetition; or all pairs, where there are no more than wanted. Of many
 * fragments they are pairs of a sample, which the processor's caches hold: a pair of the sample is a
 * pair of the whole taken at random.
 */
final class RandomPairs implements PairSource {
    private static final int SAMPLE = 1 << 13;

    private final int size;
    private final long wanted;
    private final long seed;

    RandomPairs(TrainingData data, long wanted, long seed) {
        this.size = data.size();
        this.wanted = wanted;
        this.seed = seed;
    }

    @Override
    public void forEach(Sink sink) {
        if (size * (size - 1L) / 2 <= wanted) {
            for (int left = 0; left < size; left++) {
                for (int right = left + 1; right < size; right++) {
                    sink.pair(left, right);
                }
            }
            return;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = sample(random);
        for (long i = 0; i < wanted; i++) {
            int left = random.nextInt(rows.length);
            int right = random.nextInt(rows.length - 1);
            sink.pair(rows[left], rows[right >= left ? right + 1 : right]);
        }
    }

    /** Returns distinct places at random, by the first steps of the shuffle of Fisher and Yates. */
    private int[] sample(SplittableRandom random) {
        int[] rows = IntStream.range(0, size).toArray();
        int count = Math.min(size, SAMPLE);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, size);
            int row = rows[other];
            rows[other] = rows[i];
            rows[i] = row;
        }
        return Arrays.copyOf(rows, count);
    }
}
