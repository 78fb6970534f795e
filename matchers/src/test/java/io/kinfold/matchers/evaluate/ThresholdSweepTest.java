package io.kinfold.matchers.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.matchers.evaluate.ThresholdSweep.Point;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class ThresholdSweepTest {
    private static final PairCounts NONE = new PairCounts(0, 0, 0);

    @Property(tries = 300)
    void sweep_anyWeightsAndTruth_equalsBruteForceAtEachThreshold(
            @ForAll @IntRange(max = 12) int records, @ForAll Random random) {
        int[] truth = random.ints(records, 0, 4).toArray();
        double[][] weights = new double[records][records];
        ScoredPairs.Builder builder = ScoredPairs.builder();
        for (int i = 0; i < records; i++) {
            for (int j = i + 1; j < records; j++) {
                // Few different weights, so that several pairs stand at one threshold.
                boolean scored = random.nextInt(3) > 0;
                weights[i][j] = scored ? random.nextInt(7) - 3 : Double.NEGATIVE_INFINITY;
                weights[j][i] = weights[i][j];
                if (scored) {
                    builder.add(i, j, weights[i][j]);
                }
            }
        }
        ThresholdSweep pairs = ThresholdSweep.ofPairs(builder.build(), truth);
        ThresholdSweep components = ThresholdSweep.ofComponents(builder.build(), truth);

        for (double threshold : new double[] {-5, -3, -2, -1, -.5, 0, 1, 2, 3, 9}) {
            boolean[][] linked = new boolean[records][records];
            for (int i = 0; i < records; i++) {
                for (int j = 0; j < records; j++) {
                    linked[i][j] = i != j && weights[i][j] >= threshold;
                }
            }
            assertThat(pairs.at(threshold)).isEqualTo(BruteForce.pairs(linked, truth));
            assertThat(components.at(threshold))
                    .isEqualTo(BruteForce.pairs(BruteForce.closure(linked), truth));
        }
        assertBest(pairs);
        assertBest(components);
    }

    private static void assertBest(ThresholdSweep sweep) {
        Point best = sweep.best();
        assertThat(sweep.at(best.threshold())).isEqualTo(best.pairs());
        for (Point point : sweep.points()) {
            assertThat(point.pairs().f1()).isLessThanOrEqualTo(best.pairs().f1());
            if (point.pairs().f1() == best.pairs().f1()) {
                assertThat(point.threshold()).isLessThanOrEqualTo(best.threshold());
            }
        }
    }

    @Test
    void ofPairs_noPairs_hasOnePointThatClaimsNothing() {
        ThresholdSweep sweep =
                ThresholdSweep.ofPairs(ScoredPairs.builder().build(), new int[] {0, 0});

        assertThat(sweep.points())
                .containsExactly(new Point(Double.POSITIVE_INFINITY, new PairCounts(0, 0, 1)));
        assertThat(sweep.best().pairs().f1()).isZero();
    }

    @Test
    void ofComponents_aChain_claimsWhatFollowsFromIt() {
        ScoredPairs chain = ScoredPairs.builder().add(0, 1, 5).add(1, 2, 3).build();
        int[] truth = {0, 0, 0};

        assertThat(ThresholdSweep.ofPairs(chain, truth).best())
                .isEqualTo(new Point(3, new PairCounts(2, 0, 1)));
        assertThat(ThresholdSweep.ofComponents(chain, truth).best())
                .isEqualTo(new Point(3, new PairCounts(3, 0, 0)));
    }

    @Test
    void ofLabels_pairNeverProposed_isMissedAtEachThreshold() {
        List<LabelledPair<String>> labels = List.of(
                new LabelledPair<>("a", "b", true),
                new LabelledPair<>("a", "c", false),
                new LabelledPair<>("c", "d", true));

        ThresholdSweep sweep =
                ThresholdSweep.ofLabels(labels, new double[] {7, 2, Double.NEGATIVE_INFINITY});

        assertThat(sweep.points())
                .containsExactly(
                        new Point(Double.POSITIVE_INFINITY, new PairCounts(0, 0, 2)),
                        new Point(7, new PairCounts(1, 0, 1)),
                        new Point(2, new PairCounts(1, 1, 1)));
    }

    @Test
    void ofLabels_otherNumberOfWeights_saysBoth() {
        assertThatThrownBy(() -> ThresholdSweep.ofLabels(List.of(), new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each label needs a weight, but there are 0 labels and 1 weights");
    }

    @Test
    void ofComponents_recordWithoutTruth_isRefused() {
        ScoredPairs pairs = ScoredPairs.builder().add(0, 2, 1).build();

        assertThatThrownBy(() -> ThresholdSweep.ofComponents(pairs, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the truth must know each record of a pair, but knows 2 and a pair"
                        + " names number 2");
    }

    @Test
    void add_recordWithItselfOrNaN_isRefused() {
        assertThatThrownBy(() -> ScoredPairs.builder().add(3, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pair must be of two records numbered from 0, but is of 3 and 3");
        assertThatThrownBy(() -> ScoredPairs.builder().add(3, 4, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weight of a pair must be a number, but is NaN");
    }

    /** A path of which each link joins the largest component: quadratic where sides are walked. */
    @Test
    void ofComponents_longPath_isCountedExactly() {
        int n = 300_000;
        ScoredPairs.Builder path = ScoredPairs.builder();
        for (int i = 1; i < n; i++) {
            path.add(i - 1, i, -i);
        }

        PairCounts all = ThresholdSweep.ofComponents(path.build(), new int[n]).at(-n);

        assertThat(all).isEqualTo(new PairCounts((long) n * (n - 1) / 2, 0, 0));
    }

    @Test
    void at_belowNothing_isTheLastPoint() {
        assertThat(ThresholdSweep.ofPairs(ScoredPairs.builder().build(), new int[0])
                        .at(0))
                .isEqualTo(NONE);
    }
}
