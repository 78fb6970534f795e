package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DigammaTest {
    @Test
    void expOf_knownValues_areRight() {
        // Digamma of 1 is less Euler's constant; each step up adds the inverse.
        double euler = 0.5772156649015329;

        assertThat(Digamma.expOf(1)).isCloseTo(Math.exp(-euler), within(1e-8));
        assertThat(Digamma.expOf(2)).isCloseTo(Math.exp(1 - euler), within(1e-8));
        assertThat(Digamma.expOf(4)).isCloseTo(Math.exp(1 + 0.5 + 1.0 / 3 - euler), within(1e-7));
        assertThat(Digamma.expOf(0.5)).isCloseTo(Math.exp(-euler - 2 * Math.log(2)), within(1e-8));
    }

    @Test
    void expOf_largeAndSmallCounts_isHalfBelowAndNextToNothing() {
        assertThat(Digamma.expOf(10_000)).isCloseTo(9_999.5, within(1e-3));
        assertThat(Digamma.expOf(0.05)).isBetween(0.0, 1e-8);
    }
}
