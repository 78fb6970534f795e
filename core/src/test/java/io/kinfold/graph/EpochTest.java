package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochTest {
    private static final int MINE = 7;
    private static final int OTHER = 8;

    private final Epoch epoch = new Epoch();

    @Test
    void holds_anotherComponentTakenApartMeanwhile_saysSo() {
        long now = epoch.now();
        Epoch.Foothold foothold = epoch.foothold(MINE);
        epoch.beginSome();
        epoch.cover(new int[] {OTHER});

        assertThat(epoch.holds(now)).isFalse();
        assertThat(foothold.holds()).isTrue();
        assertThat(epoch.foothold(MINE).holds()).isTrue();
        epoch.end();
        assertThat(foothold.holds()).isTrue();
    }

    @Test
    void holds_ownComponentTakenApartMeanwhile_isFalseFromTheCoverOn() {
        Epoch.Foothold before = epoch.foothold(MINE);
        epoch.beginSome();
        epoch.cover(new int[] {OTHER, MINE});
        Epoch.Foothold amid = epoch.foothold(MINE);

        assertThat(before.holds()).isFalse();
        assertThat(amid.holds()).isFalse();
        epoch.end();
        assertThat(before.holds()).isFalse();
        assertThat(amid.holds()).isFalse();
        assertThat(epoch.foothold(MINE).holds()).isTrue();
    }

    @Test
    void holds_nobodyKnowsWhatIsTakenApart_isFalseForAll() {
        Epoch.Foothold before = epoch.foothold(MINE);
        epoch.begin();
        Epoch.Foothold amid = epoch.foothold(MINE);
        epoch.end();

        assertThat(before.holds()).isFalse();
        assertThat(amid.holds()).isFalse();
        assertThat(epoch.foothold(MINE).holds()).isTrue();
    }

    @Test
    void end_nested_coversUntilTheOutermost() {
        epoch.beginSome();
        epoch.beginSome();
        epoch.cover(new int[] {MINE});
        epoch.cover(new int[] {MINE});
        epoch.end();

        assertThat(epoch.covers(MINE)).isTrue();
        assertThat(epoch.foothold(MINE).holds()).isFalse();
        epoch.end();
        epoch.beginSome();
        assertThat(epoch.covers(MINE)).isFalse();
    }
}
