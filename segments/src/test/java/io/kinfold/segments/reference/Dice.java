package io.kinfold.segments.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance, from a seed. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** Returns a number from 0 to bound - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a number from low to high. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Returns true in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns some of the choices, at least one, in their order. */
    <T> List<T> some(List<T> choices, int percent) {
        List<T> chosen = new ArrayList<>(choices);
        chosen.removeIf(each -> !chance(percent));
        return chosen.isEmpty() ? List.of(of(choices)) : chosen;
    }
}
