package io.kinfold.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NormalizerTest {
    @Property(tries = 2_000)
    void builtIn_anyString_isIdempotent(@ForAll String raw) {
        for (Normalizer normalizer : new Normalizer[] {
            Normalizer.exact(), Normalizer.trimmed(), Normalizer.text(), Normalizer.digits()
        }) {
            String normal = normalizer.normalize(raw);
            assertThat(normalizer.normalize(normal)).isEqualTo(normal);
        }
    }

    @Property(tries = 1)
    void builtIn_knownWritings_becomeOne() {
        assertThat(Normalizer.text().normalize("　Ｌｉｎ\u00a0 MEI ")).isEqualTo("lin mei");
        assertThat(Normalizer.digits().normalize("＋886 (0)912-345")).isEqualTo("8860912345");
        assertThat(Normalizer.trimmed().normalize(" U1 ")).isEqualTo("U1");
        assertThat(Normalizer.digits().normalize("N/A")).isEmpty();
    }
}
