package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

class AttributeMapTest {
    private static final Map<String, List<String>> SORTED = new TreeMap<>(Map.of(
            "name", List.of("Ann"), "city", List.of("Bern", "Basel"), "born", List.of("1990")));

    private static AttributeMap made(Map<String, List<String>> attributes) {
        AttributeMap.Builder builder = new AttributeMap.Builder();
        // Against their order, so that they have to be put in order.
        new TreeMap<>(attributes).descendingMap().forEach(builder::add);
        return builder.build();
    }

    @Test
    void add_moreNamesThanRoomAtFirst_allAreThereInOrder() {
        Map<String, List<String>> many = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("name" + i % 10 + i, List.of("value" + i));
        }
        assertThat(made(many)).isEqualTo(many);
        assertThat(new ArrayList<>(made(many).keySet())).isEqualTo(List.copyOf(many.keySet()));
    }

    @Test
    void add_noValue_isRefused() {
        assertThatThrownBy(() -> new AttributeMap.Builder().add("city", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("city");
    }

    @Test
    void add_nameThatIsThere_isRefusedAndChangesNothing() {
        AttributeMap.Builder builder = new AttributeMap.Builder();
        assertThat(builder.add("city", "Bern")).isTrue();
        assertThat(builder.add("city", "Basel")).isFalse();
        assertThat(builder.add("city", List.of("Basel", "Chur"))).isFalse();
        assertThat(builder.has("city")).isTrue();
        assertThat(builder.build().get("city")).containsExactly("Bern");
    }

    @Test
    void build_twice_theFirstMapStaysAsItWas() {
        AttributeMap.Builder builder = new AttributeMap.Builder();
        builder.add("city", "Bern");
        AttributeMap first = builder.build();
        builder.add("born", "1990");
        assertThat(first.keySet()).containsExactly("city");
        assertThat(builder.build().keySet()).containsExactly("born", "city");
    }

    @Test
    void get_anyName_isAsTheMapThatItWasMadeOf() {
        AttributeMap map = made(SORTED);
        assertThat(map).isEqualTo(SORTED).hasSameHashCodeAs(SORTED).hasToString(SORTED.toString());
        assertThat(SORTED).isEqualTo(map);
        assertThat(map.get("city")).containsExactly("Bern", "Basel");
        assertThat(map.get("name")).containsExactly("Ann");
        assertThat(map.get("other")).isNull();
        assertThat(map.containsKey("born")).isTrue();
        assertThat(map.containsKey("bor")).isFalse();
    }

    @Test
    void first_severalValuesOrNone_isTheMainOneOrNull() {
        AttributeMap map = made(SORTED);
        assertThat(map.first("city")).isEqualTo("Bern");
        assertThat(map.first("name")).isEqualTo("Ann");
        assertThat(map.first("other")).isNull();
    }

    /** Any units, among them surrogates without a partner; and texts that need heads of several bytes. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> surrogates =
                Arbitraries.strings().withCharRange('\ud7fe', '\ue001').ofMaxLength(6);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(200);
        Arbitrary<String> han = Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(12);
        Arbitrary<String> twoBytes =
                Arbitraries.integers().between(4_090, 4_100).map("x"::repeat);
        return Arbitraries.frequencyOf(
                Tuple.of(4, anything),
                Tuple.of(2, surrogates),
                Tuple.of(4, ascii),
                Tuple.of(2, han),
                Tuple.of(1, twoBytes));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> attributes() {
        return Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3),
                        texts().list().ofMinSize(1).ofMaxSize(4))
                .ofMaxSize(40);
    }

    @Property
    void get_anyTexts_isAsTheMapThatItWasMadeOf(
            @ForAll("attributes") Map<String, List<String>> attributes) {
        AttributeMap map = made(attributes);

        assertThat(map).isEqualTo(attributes).hasSameHashCodeAs(attributes);
        assertThat(made(map)).isEqualTo(map);
        attributes.forEach((name, values) -> {
            assertThat(map.get(name)).isEqualTo(values);
            assertThat(map.first(name)).isEqualTo(values.get(0));
        });
    }

    @Property
    void equals_anyTwo_isAsOfTheMapsThatTheyWereMadeOf(
            @ForAll("attributes") Map<String, List<String>> one,
            @ForAll("attributes") Map<String, List<String>> other) {
        Map<String, List<String>> changed = new TreeMap<>(one);
        other.forEach((name, values) -> changed.merge(name, values, (a, b) -> b));

        assertThat(made(one).equals(made(changed))).isEqualTo(one.equals(changed));
        assertThat(made(one).equals(made(other))).isEqualTo(one.equals(other));
    }

    @Test
    void equals_oneTextOrTheSameInParts_areDifferent() {
        assertThat(made(Map.of("a", List.of("bc"))))
                .isNotEqualTo(made(Map.of("a", List.of("b", "c"))))
                .isNotEqualTo(made(Map.of("a", List.of("b"), "c", List.of(""))));
    }

    @Test
    void keySet_namesOutOfOrder_isInTheirOrder() {
        assertThat(new ArrayList<>(made(SORTED).keySet())).containsExactly("born", "city", "name");
    }

    @Test
    void put_anything_isRefused() {
        AttributeMap map = made(SORTED);
        assertThatThrownBy(() -> map.put("name", List.of("Eve")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("name"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.get("name").add("Eve"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void next_behindTheLast_throws() {
        Iterator<?> entries = made(Map.of()).entrySet().iterator();
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}
