package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class KeyDictionaryTest {
    private final KeyDictionary keys = new KeyDictionary(42);

    @Test
    void find_emptyDictionary_isNone() {
        assertThat(keys.find(0, "")).isEqualTo(KeyDictionary.NONE);
        assertThat(keys.size()).isZero();
    }

    @Test
    void findOrAdd_twice_givesTheSameId() {
        int id = keys.findOrAdd(3, "a@example.com");
        assertThat(keys.findOrAdd(3, "a@example.com")).isEqualTo(id);
        assertThat(keys.find(3, "a@example.com")).isEqualTo(id);
        assertThat(keys.size()).isEqualTo(1);
    }

    @Test
    void findOrAdd_sameValueInOtherSpace_isAnotherKey() {
        assertThat(keys.findOrAdd(1, "x")).isNotEqualTo(keys.findOrAdd(2, "x"));
    }

    @Test
    void findOrAdd_manyKeys_givesIdsFromOneToTheLimit() {
        int[] ids = IntStream.range(0, 100_000)
                .map(i -> keys.findOrAdd(i % 5, "value-" + i))
                .toArray();
        for (int i = 0; i < 100_000; i++) {
            assertThat(keys.find(i % 5, "value-" + i)).isEqualTo(ids[i]);
            assertThat(keys.value(ids[i])).isEqualTo("value-" + i);
            assertThat(ids[i]).isPositive().isLessThan(keys.limit());
            assertThat(keys.holds(ids[i])).isTrue();
        }
        List<Integer> met = new ArrayList<>();
        keys.forEach(met::add);
        assertThat(met)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ids).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, (1 << 20) - 1})
    void space_ofAnySize_isGivenBack(int space) {
        int id = keys.findOrAdd(space, "台北");
        assertThat(keys.space(id)).isEqualTo(space);
        assertThat(keys.value(id)).isEqualTo("台北");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 3, 4, 5, 250, 253, 254, 255, 256, 257, 300, 4_000, 64_999, 65_000})
    void value_ofAnyLength_isGivenBack(int length) {
        String value = "q".repeat(length);
        int id = keys.findOrAdd(7, value);
        assertThat(keys.value(id)).isEqualTo(value);
        assertThat(keys.find(7, value)).isEqualTo(id);
        assertThat(keys.find(7, value.isEmpty() ? "q" : value.substring(1))).isEqualTo(-1);
    }

    @Test
    void findOrAdd_manyLongKeys_allFound() {
        int[] ids = IntStream.range(0, 40)
                .map(i -> keys.findOrAdd(1, i + "x".repeat(64_990)))
                .toArray();
        for (int i = 0; i < ids.length; i++) {
            assertThat(keys.find(1, i + "x".repeat(64_990))).isEqualTo(ids[i]);
        }
    }

    @Test
    void findOrAdd_tooLong_refusedWithoutTheValue() {
        assertThatThrownBy(() -> keys.findOrAdd(1, "z".repeat(65_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 65000 bytes")
                .hasMessageContaining("digest")
                .hasMessageNotContaining("zz");
        assertThatThrownBy(() -> keys.findOrAdd(1, "é".repeat(40_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("80000");
        assertThat(keys.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 20})
    void findOrAdd_spaceOutOfRange_refused(int space) {
        assertThatThrownBy(() -> keys.findOrAdd(space, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..1048575");
    }

    @Test
    void findOrAdd_unpairedSurrogates_areDifferentKeys() {
        String[] values = {
            "\uD800",
            "\uDC00",
            "\uD800\uD800",
            "\uDC00\uD800",
            "\uD800\uDC00",
            "?",
            "\uFFFD",
            "a\uDBFF",
            "\uDBFFa",
            "𠮷"
        };
        int[] ids = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ids[i] = keys.findOrAdd(0, values[i]);
        }
        assertThat(ids).doesNotHaveDuplicates();
        for (int i = 0; i < values.length; i++) {
            assertThat(keys.value(ids[i])).isEqualTo(values[i]);
        }
    }

    @Test
    void compareValues_mixedScripts_isCodePointOrder() {
        String[] ordered = {"", "A", "AB", "B", "a", "é", "台", "\uD800", "\uFFFF", "\uD83D\uDE00"};
        for (int i = 0; i < ordered.length; i++) {
            for (int j = 0; j < ordered.length; j++) {
                int a = keys.findOrAdd(i, ordered[i]);
                int b = keys.findOrAdd(j + 200, ordered[j]);
                assertThat(Integer.signum(keys.compareValues(a, b)))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void payload_ofNewKey_isNone_andKeepsWhatIsSet() {
        int a = keys.findOrAdd(0, "a");
        int b = keys.findOrAdd(0, "b");
        assertThat(keys.payload(a)).isEqualTo(-1);
        keys.payload(a, 7);
        keys.payload(b, Integer.MAX_VALUE);
        assertThat(keys.payload(a)).isEqualTo(7);
        assertThat(keys.payload(b)).isEqualTo(Integer.MAX_VALUE);
        keys.payload(a, -1);
        assertThat(keys.payload(a)).isEqualTo(-1);
        assertThat(keys.value(a)).isEqualTo("a");
    }

    @Test
    void remove_key_isGoneAndItsIdIsUsedAgain() {
        int a = keys.findOrAdd(0, "a");
        int b = keys.findOrAdd(0, "b");
        keys.payload(a, 5);
        keys.remove(a);
        assertThat(keys.find(0, "a")).isEqualTo(-1);
        assertThat(keys.value(a)).isEmpty();
        assertThat(keys.payload(a)).isEqualTo(-1);
        assertThat(keys.removals()).isEqualTo(1);
        assertThat(keys.findOrAdd(0, "c")).isEqualTo(a);
        assertThat(keys.payload(a)).isEqualTo(-1);
        assertThat(keys.find(0, "b")).isEqualTo(b);
        assertThat(keys.size()).isEqualTo(2);
    }

    @Test
    void remove_endlessChurn_doesNotGrowTheHeap() {
        int live = 2_000;
        int[] ids = new int[live];
        long afterWarmUp = 0;
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < live; i++) {
                if (round > 0) {
                    keys.remove(ids[i]);
                }
                ids[i] = keys.findOrAdd(i % 3, "x".repeat(i % 40) + round + "-" + i);
            }
            afterWarmUp = round == 10 ? keys.heapBytes() : afterWarmUp;
        }
        assertThat(keys.size()).isEqualTo(live);
        assertThat(keys.heapBytes()).isLessThan(afterWarmUp + afterWarmUp / 10);
    }

    @Test
    void findAll_mixedBatch_fillsIdsAndNone() {
        int known = keys.findOrAdd(1, "known");
        KeyBatch batch = new KeyBatch(1);
        for (int i = 0; i < 100; i++) {
            batch.add(1, i == 50 ? "known" : "unknown-" + i);
        }
        keys.findAll(batch);
        for (int i = 0; i < 100; i++) {
            assertThat(batch.id(i)).isEqualTo(i == 50 ? known : -1);
        }
        assertThat(keys.size()).isEqualTo(1);
    }

    @Test
    void findOrAddAll_repeatsInsideABatch_giveOneId() {
        KeyBatch batch = new KeyBatch(10);
        for (int i = 0; i < 300; i++) {
            batch.add(1, "k" + i % 7);
        }
        keys.findOrAddAll(batch);
        for (int i = 0; i < 300; i++) {
            assertThat(batch.id(i)).isEqualTo(batch.id(i % 7));
            assertThat(keys.value(batch.id(i))).isEqualTo("k" + i % 7);
        }
        assertThat(keys.size()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {0L, 0xFC00_0000_0000_0000L, 1L << 57, 0x03FF_0000_0000_0000L})
    void findOrAdd_collidingHashes_comparesTheBytes(long kept) {
        KeyDictionary colliding = new KeyDictionary(new KeyHash(1, kept));
        int[] ids = IntStream.range(0, 2_000)
                .map(i -> colliding.findOrAdd(0, "v" + i))
                .toArray();
        assertThat(ids).doesNotHaveDuplicates();
        for (int i = 0; i < 2_000; i += 2) {
            colliding.remove(ids[i]);
        }
        for (int i = 0; i < 2_000; i++) {
            assertThat(colliding.find(0, "v" + i)).isEqualTo(i % 2 == 0 ? -1 : ids[i]);
        }
    }

    @Test
    void hash_otherSeed_givesOtherHashes() {
        KeyBatch batch = new KeyBatch(1);
        batch.add(0, "0912345678");
        long first = new KeyHash(1).of(batch.bytes(), 0, batch.starts()[1]);
        assertThat(new KeyHash(1).of(batch.bytes(), 0, batch.starts()[1])).isEqualTo(first);
        assertThat(new KeyHash(2).of(batch.bytes(), 0, batch.starts()[1])).isNotEqualTo(first);
    }
}
