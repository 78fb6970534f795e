package io.kinfold.segments.column;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class NewestFirstPropertyTest {
    @Property(tries = 2_000)
    void sort_anyInstants_ordersAsTheStandardLibrary(
            @ForAll @Size(max = 200) List<@LongRange(min = -9, max = 9) Long> instants) {
        long[] at = instants.stream().mapToLong(Long::longValue).toArray();
        int[] positions =
                IntStream.range(0, at.length).map(i -> at.length - 1 - i).toArray();
        int from = at.length / 5;
        List<Integer> expected =
                new java.util.ArrayList<>(IntStream.of(positions).boxed().toList());
        expected.subList(from, at.length)
                .sort(Comparator.<Integer>comparingLong(i -> -at[i])
                        .thenComparing(Comparator.naturalOrder()));
        new NewestFirst(at).sort(positions, from, at.length);
        assertThat(IntStream.of(positions).boxed().toList()).isEqualTo(expected);
    }
}
