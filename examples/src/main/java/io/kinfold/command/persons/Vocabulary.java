package io.kinfold.command.persons;

import io.kinfold.command.chance.Dice;

import java.util.Arrays;
import java.util.List;

/**
 * Words of which some are common and most are rare: the share of the word of rank r, from 1, falls
 * as (r + offset) to the minus exponent (Mandelbrot's form of Zipf's law). Immutable.
 */
final class Vocabulary {
    private final List<String> words;
    private final double[] cumulative;

    Vocabulary(List<String> words, double offset, double exponent) {
        this.words = List.copyOf(words);
        this.cumulative = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += StrictMath.pow(i + 1 + offset, -exponent);
            cumulative[i] = sum;
        }
    }

    /** Returns the number of words. */
    int size() {
        return words.size();
    }

    /** Returns the rank of a word drawn by its share, from 0. */
    int rank(Dice dice) {
        double drawn = dice.unit() * cumulative[cumulative.length - 1];
        int place = Arrays.binarySearch(cumulative, drawn);
        return Math.min(words.size() - 1, place < 0 ? -1 - place : place + 1);
    }

    /** Returns the word of a rank. */
    String word(int rank) {
        return words.get(rank);
    }

    /** Returns a word drawn by its share. */
    String draw(Dice dice) {
        return word(rank(dice));
    }
}
