package io.kinfold.matchers.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class BlockingReportTest {
    private static final BlockingRules RULES =
            BlockingRules.parse(List.of("name", "city"), "name\ncity\ntokens(name)");

    private static final List<@Nullable String[]> FRAGMENTS = List.of(
            new String[] {"ann", "taipei"},
            new String[] {"ann", "taipei"},
            new String[] {"bob", "taipei"},
            new String[] {"bob", null},
            new String[] {"cy", "taipei"});

    @Test
    void of_fragments_countsPairsOfEachRuleAndWhatTheCapRefuses() {
        BlockingReport report = BlockingReport.of(RULES, FRAGMENTS, 3);

        assertThat(report.pairs()).isEqualTo(2);
        assertThat(report.rules().get(0).pairs()).isEqualTo(new BlockingReport.Pairs(2, 0));
        assertThat(report.rules().get(1).pairs()).isEqualTo(new BlockingReport.Pairs(0, 0));
        assertThat(report.rules().get(1).overCap()).isEqualTo(new BlockingReport.OverCap(1, 6));
        assertThat(report.rules().get(1).fragmentsWithout()).isEqualTo(1);
        assertThat(report.recall()).isEmpty();
    }

    @Test
    void of_labels_tellsRecallOfEachRuleAndTogether() {
        List<LabelledMatch> labels = List.of(
                new LabelledMatch(0, 1),
                new LabelledMatch(1, 0),
                new LabelledMatch(2, 4),
                new LabelledMatch(3, 4));

        BlockingReport report = BlockingReport.of(RULES, FRAGMENTS, 3, labels);

        assertThat(report.matches()).isEqualTo(3);
        assertThat(report.recall().orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(report.recall(report.rules().get(0)).orElseThrow()).isEqualTo(1 / 3.0);
        assertThat(report.recall(report.rules().get(1)).orElseThrow()).isEqualTo(0);
        assertThat(report.matchesLostToCap()).isEqualTo(1);
    }

    @Test
    void of_fragmentOverTheBound_countsIt() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i <= BlockingRules.MOST_BLOCKS; i++) {
            words.append(" w").append(i);
        }

        BlockingReport report = BlockingReport.of(
                RULES, List.<@Nullable String[]>of(new String[] {words.toString(), null}), 3);

        assertThat(report.rules().get(2).fragmentsOverBound()).isEqualTo(1);
        assertThat(report.rules().get(1).fragmentsOverBound()).isZero();
    }

    @Test
    void largest_blocks_areNamedBySizeAndHashOnly() {
        BlockingReport report = BlockingReport.of(RULES, FRAGMENTS, 3);

        assertThat(report.largest().get(0))
                .isEqualTo(new BlockingReport.LargeBlock(2, 4, BlockingReport.hash("2|taipei")));
        assertThat(report.largest()).hasSize(5);
        assertThat(report.toString() + report.largest()).doesNotContain("taipei", "ann", "bob");
    }

    @Test
    void toString_labels_isATable() {
        BlockingReport report =
                BlockingReport.of(RULES, FRAGMENTS, 3, List.of(new LabelledMatch(0, 1)));

        assertThat(report.toString().lines().toList())
                .containsExactly(
                        "5 fragments, block cap 3: 2 pairs, recall 1.00000 of 1 labelled matches"
                                + " (0 lost to the cap)",
                        "        pairs         alone     blocks over cap pairs over cap   recall"
                                + "  rule",
                        "            2             0          3        0              0  1.00000"
                                + "  name",
                        "            0             0          1        1              6  0.00000"
                                + "  city",
                        "            2             0          3        0              0  1.00000"
                                + "  tokens(name)");
    }

    @Test
    void of_noFragments_isEmpty() {
        assertThat(BlockingReport.of(RULES, List.of(), 2).pairs()).isZero();
    }

    @Test
    void of_capBelowTwo_saysWhy() {
        assertThatThrownBy(() -> BlockingReport.of(RULES, FRAGMENTS, 1))
                .hasMessage(
                        "the block cap must be at least 2, or no block proposes a pair, but is 1");
    }

    @Test
    void of_matchOutsideTheList_saysHowManyThereAre() {
        assertThatThrownBy(() ->
                        BlockingReport.of(RULES, FRAGMENTS, 3, List.of(new LabelledMatch(0, 5))))
                .hasMessage(
                        "a labelled match is of places 0 and 5, but there are only 5 fragments");
    }
}
