package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.Arrays;
import java.util.List;

class RandomUTest {
    private static double[] shares(List<Integer> parts) {
        double sum = parts.stream().mapToDouble(part -> part).sum();
        return parts.stream().mapToDouble(part -> part / sum).toArray();
    }

    @Property
    void boundByFirst_anyShares_noLevelBetweenSaysMoreThanTheFirst(
            @ForAll @Size(4) List<@IntRange(min = 1, max = 1_000) Integer> matches,
            @ForAll @Size(4) List<@IntRange(min = 1, max = 1_000) Integer> strangers,
            @ForAll @IntRange(min = 2, max = 30) int bits) {
        double first = Math.pow(2, -bits);
        double[] m = shares(matches);
        Assume.that(m[0] > first);
        double[] u = shares(strangers);
        RandomU.setFirst(u, first);
        assertThat(Arrays.stream(u).sum()).isCloseTo(1, within(1e-9));

        RandomU.boundByFirst(u, m);

        assertThat(u[0]).isCloseTo(first, within(1e-12));
        for (int level = 1; level < u.length - 1; level++) {
            assertThat(m[level] / u[level]).isLessThanOrEqualTo(m[0] / u[0] * (1 + 1e-9));
        }
        assertThat(Arrays.stream(u).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(u).allMatch(share -> share > 0 && share < 1)).isTrue();
    }
}
