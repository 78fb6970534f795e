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

    @Test
    void get_anyName_isAsTheMapThatItWasMadeOf() {
        AttributeMap map = new AttributeMap(SORTED);
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
        AttributeMap map = new AttributeMap(SORTED);
        assertThat(map.first("city")).isEqualTo("Bern");
        assertThat(map.first("name")).isEqualTo("Ann");
        assertThat(map.first("other")).isNull();
    }

    @Test
    void keySet_namesOutOfOrder_isInTheirOrder() {
        assertThat(new ArrayList<>(new AttributeMap(SORTED).keySet()))
                .containsExactly("born", "city", "name");
    }

    @Test
    void put_anything_isRefused() {
        AttributeMap map = new AttributeMap(SORTED);
        assertThatThrownBy(() -> map.put("name", List.of("Eve")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("name"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.get("name").add("Eve"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void next_behindTheLast_throws() {
        Iterator<?> entries = new AttributeMap(Map.of()).entrySet().iterator();
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}
