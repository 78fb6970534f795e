package io.kinfold.command.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.SplittableRandom;

class LinkRowsTest {
    private static String formatted(double bits) {
        return String.format(Locale.ROOT, "%.4f", bits);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                0.00005,
                -0.00004,
                0.00015,
                0.12345,
                1.00005,
                -1.00005,
                0.99995,
                9.99999,
                2000,
                1e15,
                -1e300,
                Double.MIN_VALUE,
                Double.POSITIVE_INFINITY
            })
    void bits_edges_areAsTheFormatterWritesThem(double bits) {
        assertThat(LinkRows.bits(bits)).isEqualTo(formatted(bits));
    }

    @Test
    void bits_anyWeight_isAsTheFormatterWritesIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            double bits = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 9));
            double short5 = Math.round(bits * 1e5) / 1e5;
            assertThat(LinkRows.bits(bits)).isEqualTo(formatted(bits));
            assertThat(LinkRows.bits(short5)).isEqualTo(formatted(short5));
        }
    }
}
