package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dictionary against a HashMap, under a good hash and under bad ones. */
class KeyDictionaryPropertyTest {

    /** One operation on a key: add, find, remove, or set its payload. */
    record Step(int kind, int space, String value) {}

    record Key(int space, String value) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab").ofMaxLength(3),
                Arbitraries.strings()
                        .withChars('a', 'é', '台', '\uD83D', '\uDE00', '\0')
                        .ofMaxLength(4),
                Arbitraries.integers().between(250, 260).map("y"::repeat));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(0, 1, 200, KeyCodec.MAX_SPACE),
                        values)
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<Long> kept() {
        return Arbitraries.of(-1L, 0L, 0xC000_0000_0000_0000L, 1L << 57, 0x0000_00FF_0000_0000L);
    }

    @Property(tries = 2_000)
    void anyOperations_agreeWithAMap(@ForAll("steps") List<Step> steps, @ForAll("kept") long kept) {
        KeyDictionary keys = new KeyDictionary(new KeyHash(7, kept));
        Map<Key, Integer> ids = new HashMap<>();
        Map<Integer, Integer> payloads = new HashMap<>();
        for (Step step : steps) {
            apply(step, keys, ids, payloads);
            assertThat(keys.size()).isEqualTo(ids.size());
        }
        List<Integer> met = new ArrayList<>();
        keys.forEach(met::add);
        assertThat(met).containsExactlyInAnyOrderElementsOf(ids.values());
        ids.forEach((key, id) -> {
            assertThat(keys.find(key.space(), key.value())).isEqualTo(id);
            assertThat(keys.space(id)).isEqualTo(key.space());
            assertThat(keys.value(id)).isEqualTo(key.value());
            assertThat(keys.payload(id)).isEqualTo(payloads.get(id));
        });
    }

    private static void apply(
            Step step, KeyDictionary keys, Map<Key, Integer> ids, Map<Integer, Integer> payloads) {
        Key key = new Key(step.space(), step.value());
        Integer known = ids.get(key);
        switch (step.kind()) {
            case 0, 1 -> {
                int id = keys.findOrAdd(key.space(), key.value());
                if (known == null) {
                    assertThat(ids).doesNotContainValue(id);
                    assertThat(keys.payload(id)).isEqualTo(KeyDictionary.NONE);
                    ids.put(key, id);
                    payloads.put(id, KeyDictionary.NONE);
                } else {
                    assertThat(id).isEqualTo(known);
                }
            }
            case 2 -> {
                if (known != null) {
                    keys.remove(known);
                    ids.remove(key);
                }
            }
            case 3 -> {
                if (known != null) {
                    keys.payload(known, step.value().length());
                    payloads.put(known, step.value().length());
                }
            }
            default ->
                assertThat(keys.find(key.space(), key.value()))
                        .isEqualTo(known == null ? KeyDictionary.NONE : known);
        }
    }

    @Property(tries = 1_000)
    void batches_agreeWithSingleLookUps(
            @ForAll("steps") List<Step> known,
            @ForAll("steps") List<Step> sought,
            @ForAll("kept") long kept) {
        KeyDictionary keys = new KeyDictionary(new KeyHash(7, kept));
        KeyBatch batch = new KeyBatch(1);
        known.forEach(step -> batch.add(step.space(), step.value()));
        keys.findOrAddAll(batch);
        for (int i = 0; i < known.size(); i++) {
            assertThat(batch.id(i))
                    .isEqualTo(keys.find(known.get(i).space(), known.get(i).value()));
        }
        batch.clear();
        sought.forEach(step -> batch.add(step.space(), step.value()));
        keys.findAll(batch);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < sought.size(); i++) {
            int id = keys.find(sought.get(i).space(), sought.get(i).value());
            assertThat(batch.id(i)).isEqualTo(id);
            found.add(id);
        }
        assertThat(found).hasSameSizeAs(sought);
    }

    @Property(tries = 1_000)
    void compareValues_anyStrings_isTheOrderOfCodePoints(@ForAll String a, @ForAll String b) {
        KeyDictionary keys = new KeyDictionary(1);
        int idA = keys.findOrAdd(0, a);
        int idB = keys.findOrAdd(1, b);
        int expected = java.util.Arrays.compare(
                a.codePoints().toArray(), b.codePoints().toArray());
        assertThat(Integer.signum(keys.compareValues(idA, idB)))
                .isEqualTo(Integer.signum(expected));
        assertThat(keys.value(idA)).isEqualTo(a);
    }
}
