package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

class VersionOrderTest {
    @Provide
    Arbitrary<List<Fragment>> three() {
        return Operations.fragments().list().ofSize(3);
    }

    @Property(tries = 3_000)
    void compare_anyVersions_isATotalOrder(@ForAll("three") List<Fragment> fragments) {
        Fragment a = fragments.get(0);
        Fragment b = fragments.get(1);
        Fragment c = fragments.get(2);
        int ab = VersionOrder.compare(a, b);
        assertThat(Integer.signum(VersionOrder.compare(b, a))).isEqualTo(-Integer.signum(ab));
        if (a.observedAt().isBefore(b.observedAt())) {
            assertThat(ab).isNegative();
        }
        if (ab == 0) {
            assertThat(a.identifiers()).isEqualTo(b.identifiers());
            assertThat(a.attributes()).isEqualTo(b.attributes());
        }
        if (ab <= 0 && VersionOrder.compare(b, c) <= 0) {
            assertThat(VersionOrder.compare(a, c)).isNotPositive();
        }
    }
}
