package io.kinfold.matchers.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

class ClusterEvaluationTest {
    @Property(tries = 300)
    void of_anyTwoPartitions_equalsAllPairsOneByOne(
            @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> drawn, @ForAll Random random) {
        int[] clusters = drawn.stream().mapToInt(Integer::intValue).toArray();
        int[] truth = random.ints(clusters.length, 0, 5).toArray();

        ClusterEvaluation evaluation = ClusterEvaluation.of(clusters, truth);

        double precision = 0;
        double recall = 0;
        for (int i = 0; i < clusters.length; i++) {
            int record = i;
            double shared = count(
                    clusters, j -> clusters[j] == clusters[record] && truth[j] == truth[record]);
            precision += shared / count(clusters, j -> clusters[j] == clusters[record]);
            recall += shared / count(clusters, j -> truth[j] == truth[record]);
        }
        assertThat(evaluation.pairwise()).isEqualTo(BruteForce.pairs(clusters, truth));
        if (clusters.length > 0) {
            assertThat(evaluation.bCubed().precision())
                    .isCloseTo(precision / clusters.length, within(1e-12));
            assertThat(evaluation.bCubed().recall())
                    .isCloseTo(recall / clusters.length, within(1e-12));
        }
        assertThat(evaluation.clusters())
                .isEqualTo((int) IntStream.of(clusters).distinct().count());
        assertThat(evaluation.trueClusters())
                .isEqualTo((int) IntStream.of(truth).distinct().count());
    }

    private static double count(int[] records, IntPredicate condition) {
        return IntStream.range(0, records.length).filter(condition).count();
    }

    @Property(tries = 300)
    void of_recordsInAnyOrderUnderAnyNames_isEqualToTheLastBit(
            @ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> drawn, @ForAll Random random) {
        int[] clusters = drawn.stream().mapToInt(Integer::intValue).toArray();
        int[] truth = random.ints(clusters.length, 0, 9).toArray();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, clusters.length).boxed().toList());
        Collections.shuffle(order, random);
        Map<String, Integer> claimed = new HashMap<>();
        Map<String, String> real = new LinkedHashMap<>();
        for (int i : order) {
            claimed.put("r" + i, 100 - clusters[i]);
            real.put("r" + i, "c" + truth[i]);
        }

        ClusterEvaluation numbered = ClusterEvaluation.of(clusters, truth);
        ClusterEvaluation named = ClusterEvaluation.of(claimed, real);

        assertThat(named.pairwise()).isEqualTo(numbered.pairwise());
        assertThat(named.bCubed()).isEqualTo(numbered.bCubed());
        assertThat(named.missing()).isZero();
    }

    @Test
    void of_recordsMissingOnEitherSide_areCountedAndTold() {
        Map<String, String> clusters = Map.of("a", "P", "b", "P", "stranger", "P");
        Map<String, String> truth = Map.of("a", "x", "b", "x", "c", "x", "d", "y");

        ClusterEvaluation evaluation = ClusterEvaluation.of(clusters, truth);

        assertThat(evaluation.records()).isEqualTo(4);
        assertThat(evaluation.missing()).isEqualTo(2);
        assertThat(evaluation.withoutTruth()).isEqualTo(1);
        assertThat(evaluation.clusters()).as("two of one record each").isEqualTo(3);
        assertThat(evaluation.pairwise()).isEqualTo(new PairCounts(1, 0, 2));
    }

    @Test
    void of_nothing_claimsNothingWrongAndMissesNothing() {
        ClusterEvaluation evaluation = ClusterEvaluation.of(Map.of(), Map.of());

        assertThat(evaluation.pairwise().scores()).isEqualTo(new Scores(1, 1));
        assertThat(evaluation.bCubed()).isEqualTo(new Scores(1, 1));
    }

    @Test
    void of_onlySingletons_isRightAboutEachRecord() {
        int[] alone = {0, 1, 2};

        ClusterEvaluation evaluation = ClusterEvaluation.of(alone, alone);

        assertThat(evaluation.pairwise()).isEqualTo(new PairCounts(0, 0, 0));
        assertThat(evaluation.pairwise().f1()).isEqualTo(1);
        assertThat(evaluation.bCubed().f1()).isEqualTo(1);
    }

    @Test
    void of_nothingFound_hasNoRecallAndNoF1() {
        PairCounts counts =
                ClusterEvaluation.of(new int[] {0, 1}, new int[] {0, 0}).pairwise();

        assertThat(counts.scores()).isEqualTo(new Scores(1, 0));
        assertThat(counts.f1()).isZero();
    }

    @Test
    void of_differentLengths_saysBoth() {
        assertThatThrownBy(() -> ClusterEvaluation.of(new int[2], new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "clusters and truth must speak of the same records, but are of 2 and 3");
    }

    @Test
    void of_negativeCluster_saysTheRule() {
        assertThatThrownBy(() -> ClusterEvaluation.of(new int[] {-1}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of a cluster must be from 0, but is -1");
    }

    @Test
    void scores_outsideTheRange_areRefused() {
        assertThatThrownBy(() -> new Scores(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("precision NaN must be from 0 to 1");
    }

    /** One million records in clusters of which a few are huge: what listing pairs cannot do. */
    @Test
    void of_oneHugeCluster_countsExactly() {
        int n = 1_000_000;
        int[] truth = IntStream.range(0, n).map(i -> i / 2).toArray();

        PairCounts counts = ClusterEvaluation.of(new int[n], truth).pairwise();

        assertThat(counts).isEqualTo(new PairCounts(500_000, 499_999_000_000L, 0));
    }
}
