package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ElseLevelTest {
    @Test
    void leastAlike_elseSpeaksAgainst_leavesMAsItIs() {
        double[] m = {0.8, 0.01, 0.19};
        double[] u = {0.01, 0.39, 0.6};

        assertThat(ElseLevel.leastAlike(m, u)).containsExactly(m);
    }

    @Test
    void leastAlike_elseSpeaksForOneCustomer_sharesTheEvidenceOfTheWeakerLevels() {
        // Member numbers in sequence: two strangers differ by one or two digits, hardly ever by
        // more.
        double[] m = {0.79, 0.1, 0.06, 0.05};
        double[] u = {0.001, 0.25, 0.7485, 0.0005};

        double[] ordered = ElseLevel.leastAlike(m, u);

        assertThat(Arrays.stream(ordered).sum()).isCloseTo(1, within(1e-12));
        assertThat(ordered[0]).isEqualTo(m[0]);
        assertThat(ordered[1]).isEqualTo(m[1]);
        assertThat(ordered[3] / u[3])
                .isCloseTo(ordered[2] / u[2], within(1e-12))
                .isLessThan(ordered[1] / u[1]);
    }
}
