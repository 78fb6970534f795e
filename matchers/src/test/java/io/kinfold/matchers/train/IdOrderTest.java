package io.kinfold.matchers.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.FragmentId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class IdOrderTest {
    @Provide
    Arbitrary<List<FragmentId>> ids() {
        Arbitrary<String> keys = Arbitraries.strings()
                .withChars('a', 'b', '-', '\u00fc', '\uffee')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(key -> key.replace("\uffee-", "\ud83d\ude00"));
        return Combinators.combine(Arbitraries.of("crm", "line", "CRM"), keys)
                .as((source, key) -> FragmentId.of(source, "rec-" + key))
                .list()
                .ofMaxSize(30);
    }

    @Property
    void of_anyIds_isTheirOrder(@ForAll("ids") List<FragmentId> ids) {
        List<FragmentId> ordered =
                Arrays.stream(IdOrder.of(ids)).mapToObj(ids::get).toList();

        assertThat(ordered).isEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void of_moreSourcesThanARankCanTell_isTheirOrder() {
        List<FragmentId> ids = IntStream.range(0, 500)
                .mapToObj(i -> FragmentId.of("source" + (i * 7919) % 500, "k" + i % 3))
                .toList();

        assertThat(Arrays.stream(IdOrder.of(ids)).mapToObj(ids::get))
                .isSortedAccordingTo(FragmentId::compareTo);
    }
}
