package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.Kind;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the values of identifying fields that many customers hold, such as the e-mail address of an office. Of few
 * records a share cannot tell them from the values of one customer, since two of a hundred are a large share too;
 * what else the holders have can: most pairs of them are as unlike as strangers.
 *
 * <p>The share of strangers among the pairs of holders of a value is found by expectation maximisation, on how
 * much likelier the rest of each pair is for one customer than for two, and with what is expected of the kind
 * as one pair's worth. So where the rest says nothing, that stands.
 */
final class GenericValues {
    /** What so many customers share may be a household's, of whom the model knows otherwise. */
    private static final int HOUSEHOLD = 5;
    /** Of more holders so many speak for all. */
    private static final int MOST_HOLDERS = 60;

    private static final int ROUNDS = 30;

    private final PairEngine engine;
    private final TermReferences terms;
    private final Probabilities model;
    private final @Nullable Related classes;
    private final boolean[] shared;

    /** @param start the model that training begins with: it has not been led astray by such values */
    GenericValues(PairEngine engine, TermReferences terms, Probabilities start) {
        this.engine = engine;
        this.terms = terms;
        this.model = start;
        this.classes = Related.start(engine, start);
        this.shared = Related.shared(engine.comparisons());
    }

    /** Returns the columns that hold such values, by name, the values marked. */
    Map<String, FieldColumn> columns() {
        Map<String, FieldColumn> found = new HashMap<>();
        for (int i = 0; i < engine.comparisons().size(); i++) {
            Comparison comparison = engine.comparisons().get(i);
            Optional<Kind> kind = comparison.kind().filter(Kind::identifies);
            if (kind.isPresent() && comparison.fields().size() == 1) {
                String field = comparison.fields().get(0);
                marked(i, engine.field(field), kind.get())
                        .ifPresent(column -> found.put(field, column));
            }
        }
        return found;
    }

    private Optional<FieldColumn> marked(int comparison, FieldColumn column, Kind kind) {
        BitSet generic = new BitSet();
        for (int[] holders : column.holders(HOUSEHOLD + 1)) {
            double strangers = strangers(ratios(comparison, holders), kind.expectedU());
            // The inverse of Simpson's index: as many customers as if each had as many records.
            double customers = holders.length / (1 + (1 - strangers) * (holders.length - 1));
            generic.set(column.id(holders[0]), customers > HOUSEHOLD);
        }
        return generic.isEmpty()
                ? Optional.empty()
                : Optional.of(column.withGeneric(generic, kind.expectedU()));
    }

    /** Returns which share of some pairs are strangers, by how much likelier each is for one customer. */
    private double strangers(double[] ratios, double expectedU) {
        double expected = expectedU / (expectedU + model.prior());
        double share = 0.5;
        for (int round = 0; round < ROUNDS; round++) {
            double sum = expected;
            for (double ratio : ratios) {
                sum += share / (share + (1 - share) * ratio);
            }
            share = sum / (ratios.length + 1);
        }
        return share;
    }

    /** Returns how much likelier each pair of holders is for one customer than for two, one comparison apart. */
    private double[] ratios(int apart, int[] holders) {
        int count = Math.min(holders.length, MOST_HOLDERS);
        double[] ratios = new double[count * (count - 1) / 2];
        int[] levels = new int[model.m.length];
        int pair = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                for (int c = 0; c < levels.length; c++) {
                    levels[c] = c == apart
                            ? Comparison.MISSING
                            : engine.level(c, holders[i], holders[j]);
                }
                ratios[pair++] = ratio(levels, holders[i], holders[j]);
            }
        }
        return ratios;
    }

    private double ratio(int[] levels, int left, int right) {
        double match = 1;
        double ofShared = 1;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != Comparison.MISSING) {
                double shift = Math.pow(2, terms.shift(i, levels[i], left, right));
                match *= shift * model.m[i][levels[i]] / model.u[i][levels[i]];
                ofShared *= shared[i] ? shift : 1;
            }
        }
        double related = 0;
        for (int q = 0; classes != null && q < Related.CLASSES; q++) {
            related += ofShared * likelihood(classes, q, levels);
        }
        return match / (1 + related);
    }

    /** Returns how much likelier a pair is for a class of related customers than for strangers. */
    private double likelihood(Related of, int related, int[] levels) {
        double likelihood = of.probability(related) / (1 - model.prior());
        for (int i = 0; i < levels.length; i++) {
            if (shared[i] && levels[i] != Comparison.MISSING) {
                likelihood *= of.shares(related, i)[levels[i]] / model.u[i][levels[i]];
            }
        }
        return likelihood;
    }
}
