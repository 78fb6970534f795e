package io.kinfold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TopologyTest {
    private final List<String> joined = new ArrayList<>();
    private final Topology topology =
            new Topology(1, (winner, loser) -> joined.add(winner + "<" + loser));

    private int add(String... values) {
        int[] ids = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ids[i] = topology.keys().findOrAdd(0, values[i]);
        }
        return topology.addFragment(ids, 0, ids.length);
    }

    private int key(String value) {
        return topology.keys().find(0, value);
    }

    @Test
    void addFragment_sharedKey_unites() {
        int a = add("mail", "phone");
        int b = add("phone", "line");
        int c = add("cookie");
        assertThat(topology.forest().root(b)).isEqualTo(topology.forest().root(a));
        assertThat(topology.forest().root(c)).isEqualTo(c);
        assertThat(topology.forest().members(a)).isEqualTo(2);
        assertThat(joined).containsExactly(a + "<" + b);
    }

    @Test
    void addFragment_keyAnchors_leadToTheComponent() {
        add("mail");
        int b = add("phone");
        add("mail", "phone", "line");
        for (String value : List.of("mail", "phone", "line")) {
            int anchor = topology.keys().payload(key(value));
            assertThat(topology.forest().root(anchor))
                    .isEqualTo(topology.forest().root(b));
        }
    }

    @Test
    void link_ofFragment_isGivenBackInOrder() {
        int f = add("x", "y", "z");
        assertThat(topology.linkCount(f)).isEqualTo(3);
        assertThat(topology.link(f, 2)).isEqualTo(key("z"));
        assertThat(topology.linkCount(add())).isZero();
    }

    @Test
    void addUnlinked_fragment_staysAloneUntilAttached() {
        int a = add("k");
        int b = topology.addUnlinked(new int[] {key("k")}, 0, 1);
        assertThat(topology.forest().root(b)).isEqualTo(b);
        topology.attach(b, key("k"));
        assertThat(topology.forest().root(b)).isEqualTo(a);
    }

    @Test
    void retract_bridge_splitsTheComponent() {
        int a = add("1", "2");
        int bridge = add("2", "3", "lonely");
        int c = add("3", "4");
        List<Integer> unanchored = new ArrayList<>();
        topology.retract(bridge, unanchored::add);
        assertThat(topology.forest().root(a)).isNotEqualTo(topology.forest().root(c));
        assertThat(topology.forest().members(topology.forest().root(a))).isEqualTo(1);
        assertThat(unanchored).containsExactly(key("lonely"));
        assertThat(add("9")).isEqualTo(bridge);
    }

    @Test
    void retract_lastFragment_unanchorsItsKeysOnce() {
        int a = add("1", "2");
        List<Integer> unanchored = new ArrayList<>();
        topology.retract(a, unanchored::add);
        assertThat(unanchored).containsExactlyInAnyOrder(key("1"), key("2"));
        assertThat(topology.keys().payload(key("1"))).isEqualTo(KeyDictionary.NONE);
    }

    @Test
    void relink_inactiveKey_doesNotHoldTheComponent() {
        int[] generic = {-1};
        Topology filtered = new Topology(1, new Topology.Joiner() {
            @Override
            public void beforeLink(int winnerRoot, int loserRoot) {}

            @Override
            public boolean isActive(int fragment, int key) {
                return key != generic[0];
            }
        });
        int shop = filtered.keys().findOrAdd(0, "shop");
        int own = filtered.keys().findOrAdd(0, "own");
        int a = filtered.addFragment(new int[] {shop, own}, 0, 2);
        int b = filtered.addFragment(new int[] {shop}, 0, 1);
        generic[0] = shop;
        List<Integer> unanchored = new ArrayList<>();
        filtered.relink(filtered.forest().root(a), unanchored::add);
        assertThat(filtered.forest().root(a)).isNotEqualTo(filtered.forest().root(b));
        assertThat(unanchored).containsExactly(shop);
        assertThat(filtered.keys().payload(own)).isEqualTo(a);
    }

    @Test
    void addAll_batch_equalsOneByOne() {
        KeyBatch batch = new KeyBatch(4);
        batch.add(0, "a");
        batch.add(0, "b");
        batch.endFragment();
        batch.endFragment();
        batch.add(0, "b");
        batch.endFragment();
        topology.keys().findOrAddAll(batch);
        topology.addAll(batch);
        assertThat(batch.fragments()).isEqualTo(3);
        assertThat(topology.forest().root(batch.fragment(2))).isEqualTo(batch.fragment(0));
        assertThat(topology.forest().root(batch.fragment(1))).isEqualTo(batch.fragment(1));
        assertThat(topology.linkCount(batch.fragment(0))).isEqualTo(2);
    }

    @Test
    void free_linkedFragment_refused() {
        int a = add("k");
        add("k");
        assertThatThrownBy(() -> topology.forest().free(a))
                .isInstanceOf(IllegalStateException.class);
    }
}
