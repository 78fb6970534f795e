package io.kinfold.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
