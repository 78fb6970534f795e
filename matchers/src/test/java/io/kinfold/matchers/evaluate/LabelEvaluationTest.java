package io.kinfold.matchers.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class LabelEvaluationTest {
    @Property
    void of_allPairsLabelled_equalsTheEvaluationOfClusters(
            @ForAll @Size(max = 10) List<@IntRange(max = 3) Integer> drawn, @ForAll Random random) {
        Map<Integer, Integer> clusters = new HashMap<>();
        Map<Integer, Integer> truth = new HashMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            clusters.put(i, drawn.get(i));
            truth.put(i, random.nextInt(3));
        }
        List<LabelledPair<Integer>> labels = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean match = truth.get(i).equals(truth.get(j));
                labels.add(
                        random.nextBoolean()
                                ? new LabelledPair<>(i, j, match)
                                : new LabelledPair<>(j, i, match));
            }
        }

        LabelEvaluation evaluation = LabelEvaluation.of(clusters, labels);

        PairCounts pairs = evaluation.pairs();
        assertThat(pairs).isEqualTo(ClusterEvaluation.of(clusters, truth).pairwise());
        assertThat(pairs.truePositives()
                        + pairs.falsePositives()
                        + pairs.falseNegatives()
                        + evaluation.trueNegatives())
                .isEqualTo(labels.size());
    }

    @Test
    void of_labelsThatSayNothingNew_areCountedAndLeftOut() {
        LabelEvaluation evaluation = LabelEvaluation.of(
                Map.of("a", 1, "b", 1, "c", 1),
                List.of(
                        new LabelledPair<>("a", "b", true),
                        new LabelledPair<>("b", "a", true),
                        new LabelledPair<>("a", "c", true),
                        new LabelledPair<>("a", "c", false),
                        new LabelledPair<>("b", "b", false),
                        new LabelledPair<>("a", "gone", true)));

        assertThat(evaluation)
                .isEqualTo(new LabelEvaluation(new PairCounts(1, 0, 1), 0, 1, 1, 1, 1));
    }

    @Test
    void of_twoMissingRecords_areApart() {
        LabelEvaluation evaluation = LabelEvaluation.of(
                Map.<String, Integer>of(), List.of(new LabelledPair<>("a", "b", false)));

        assertThat(evaluation.trueNegatives()).isEqualTo(1);
        assertThat(evaluation.missing()).isEqualTo(2);
    }

    @Test
    void recall_ofBlocking_countsEachTruePairOnce() {
        BlockingRecall blocking = BlockingRecall.counter(new int[] {0, 0, 0, 1})
                .propose(0, 1)
                .propose(1, 0)
                .propose(2, 3)
                .result();

        assertThat(blocking).isEqualTo(new BlockingRecall(3, 1, 3, 6));
        assertThat(blocking.recall()).isEqualTo(1.0 / 3);
        assertThat(blocking.reduction()).isEqualTo(0.5);
    }

    @Test
    void recall_ofBlockingWithoutRecords_losesNothing() {
        BlockingRecall blocking = BlockingRecall.counter(new int[0]).result();

        assertThat(blocking.recall()).isEqualTo(1);
        assertThat(blocking.reduction()).isZero();
    }

    @Test
    void ofLabels_whatIsProposed_isJudged() {
        BlockingRecall blocking = BlockingRecall.ofLabels(
                List.of(
                        new LabelledPair<>("ann", "anne", true),
                        new LabelledPair<>("bob", "robert", true),
                        new LabelledPair<>("al", "abe", false)),
                (a, b) -> a.charAt(0) == b.charAt(0));

        assertThat(blocking).isEqualTo(new BlockingRecall(2, 1, 2, 3));
    }

    @Test
    void propose_recordThatTheTruthDoesNotKnow_isRefused() {
        assertThatThrownBy(() -> BlockingRecall.counter(new int[2]).propose(0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pair must be of two of the 2 records of the truth, but is of numbers"
                        + " 0 and 2");
    }
}
