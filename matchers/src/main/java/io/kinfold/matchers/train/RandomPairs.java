package io.kinfold.matchers.train;

import java.util.SplittableRandom;

/** Pairs taken at random, with repetition; or all pairs, where there are no more than wanted. */
final class RandomPairs implements PairSource {
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
        for (long i = 0; i < wanted; i++) {
            int left = random.nextInt(size);
            int right = random.nextInt(size - 1);
            sink.pair(left, right >= left ? right + 1 : right);
        }
    }
}
