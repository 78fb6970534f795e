package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the values of identifying fields that many customers hold, such as an e-mail address of an office, from
 * those of one. Of few records each value is a large share of all, so that shares cannot tell them apart; what
 * else the holders have can: those of a generic value are as unlike as strangers.
 *
 * <p>The share of strangers among the pairs of holders is found by expectation maximisation, on how much likelier
 * the rest of a pair is for one customer than for two, beginning with what is expected of the kind as one
 * pair's worth. Where the rest says nothing, the expectation stands.
 */
final class GenericValues {
    /** Two who share a value are judged by themselves. */
    private static final int FEWEST_HOLDERS = 3;
    /** Of more holders so many speak for all. */
    private static final int MOST_HOLDERS = 60;

    private static final int ROUNDS = 30;

    private final PairEngine engine;
    private final TermReferences terms;
    private final Probabilities model;
    private final @Nullable Related related;

    GenericValues(PairEngine engine, TermReferences terms, Probabilities model) {
        this.engine = engine;
        this.terms = terms;
        this.model = model;
        this.related = Related.start(engine, model);
    }

    /** Returns the columns that hold generic values, by name, each with what is known of their frequencies. */
    Map<String, FieldColumn> find() {
        Map<String, FieldColumn> found = new HashMap<>();
        for (int i = 0; i < engine.comparisons().size(); i++) {
            Comparison comparison = engine.comparisons().get(i);
            Optional<Kind> kind = comparison.kind().filter(Kind::identifies);
            if (kind.isPresent() && comparison.fields().size() == 1) {
                FieldColumn column = engine.field(comparison.fields().get(0));
                FieldColumn known = column(i, column, kind.get());
                if (known != null) {
                    found.put(comparison.fields().get(0), known);
                }
            }
        }
        return found;
    }

    private @Nullable FieldColumn column(int comparison, FieldColumn column, Kind kind) {
        double[] frequencies = new double[column.distinct()];
        boolean any = false;
        double rare = kind.expectedU();
        for (int[] holders : column.holders(FEWEST_HOLDERS)) {
            double strangers = strangers(comparison, holders, kind);
            double others = Digamma.expOf(Math.max(strangers * pairs(holders), 1e-3))
                    / pairs(holders)
                    * (holders.length - 1);
            double frequency = others / column.present();
            if (frequency > rare) {
                any = true;
                frequencies[column.id(holders[0])] = frequency;
            }
        }
        return any ? column.withFrequencies(frequencies, rare) : null;
    }

    private static double pairs(int[] holders) {
        return holders.length * (holders.length - 1.0) / 2;
    }

    /** Returns which share of the pairs of holders are two customers. */
    private double strangers(int comparison, int[] holders, Kind kind) {
        boolean[] others = new boolean[engine.comparisons().size()];
        java.util.Arrays.fill(others, true);
        others[comparison] = false;
        PatternCounts patterns = PatternCounts.of(
                sink -> {
                    int count = Math.min(holders.length, MOST_HOLDERS);
                    for (int i = 0; i < count; i++) {
                        for (int j = i + 1; j < count; j++) {
                            sink.pair(holders[i], holders[j]);
                        }
                    }
                },
                engine,
                (at, level, left, right) ->
                        at == comparison ? 0 : terms.shift(at, level, left, right));
        Expectation rest = new Expectation(patterns, others);
        rest.expect(model, related);
        double prior = model.prior() / (1 - model.prior());
        double expected = kind.expectedU() / (kind.expectedU() + model.prior());
        double share = 0.5;
        for (int round = 0; round < ROUNDS; round++) {
            double sum = expected;
            double count = 1;
            for (int pattern = 0; pattern < patterns.size(); pattern++) {
                double match = Math.min(rest.posteriors()[pattern], 1 - 1e-12);
                double likelier = match / (1 - match) / prior;
                sum += patterns.count(pattern) * share / (share + (1 - share) * likelier);
                count += patterns.count(pattern);
            }
            share = Math.max(1e-12, Math.min(1 - 1e-12, sum / count));
        }
        return share;
    }
}
