package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kinfold.config.Clustering;
import io.kinfold.config.Configuration;
import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.Link;
import io.kinfold.profile.ReviewItem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a fuzzy rule links, what it refuses, what it costs, and how it is explained. */
class FuzzyLinksTest {
    /** By the distance of the attribute "at"; everybody is in one block. */
    private static final class Near implements Matcher<Integer> {
        private final AtomicInteger weighed = new AtomicInteger();
        private final AtomicInteger explained = new AtomicInteger();

        @Override
        public Integer prepare(Fragment fragment) {
            return Integer.parseInt(fragment.attribute("at").orElse("0"));
        }

        @Override
        public long[] blocks(Integer at) {
            return new long[] {1};
        }

        @Override
        public double weight(Integer a, Integer b) {
            weighed.incrementAndGet();
            return 10 - 4.0 * Math.abs(a - b);
        }

        @Override
        public List<Contribution> contributions(Integer a, Integer b) {
            explained.incrementAndGet();
            return List.of(
                    new Contribution("prior", "", 10),
                    new Contribution("at", "apart", -4.0 * Math.abs(a - b)));
        }
    }

    private final Near near = new Near();

    private IdentityGraph graph(Clustering clustering, int cap) {
        FuzzyRule rule = FuzzyRule.builder("near")
                .matcher(near)
                .linkThreshold(1)
                .blockCap(cap)
                .clustering(clustering)
                .build();
        return IdentityGraph.of(Configuration.builder()
                .namespace(Namespace.of("phone"))
                .rule(rule)
                .build());
    }

    private static Fragment at(int key, int place) {
        return crm(key).attribute("at", Integer.toString(place)).build();
    }

    /** Two groups at 0 and 3, and one in between at 1 and one at 2: 1 and 2 are near, the groups are not. */
    private static void fillTwoGroups(IdentityGraph graph) {
        int[] places = {0, 0, 0, 1, 3, 4, 4, 4};
        for (int i = 0; i < places.length; i++) {
            graph.ingest(at(i + 1, places[i]));
        }
    }

    @Test
    void average_loneBridgeBetweenDenseGroups_isRefusedWithItsMean() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 100)) {
            fillTwoGroups(graph);

            assertThat(graph.profileIds()).containsExactly(profile(1), profile(5));
            List<ReviewItem> review = graph.review();
            assertThat(review).hasSize(1);
            ReviewItem.Refused refused = (ReviewItem.Refused) review.get(0);
            assertThat(refused.link().fragment()).isEqualTo(id(4));
            assertThat(refused.guard()).isEqualTo(new Guard.WeakBridge("near", -4));
            assertThat(refused.guard().describe())
                    .isEqualTo("weak bridge: -4.00 bits on average by near");
            assertThat(((Explanation.Apart) graph.explain(id(1), id(8)).orElseThrow()).obstacles())
                    .contains(new Explanation.Obstacle.Refused(refused.link(), refused.guard()));
        }
    }

    @Test
    void connected_loneBridgeBetweenDenseGroups_joins() {
        try (IdentityGraph graph = graph(Clustering.CONNECTED, 100)) {
            fillTwoGroups(graph);

            assertThat(graph.profileIds()).containsExactly(profile(1));
            assertThat(graph.statistics().contested()).isZero();
        }
    }

    @Test
    void average_nothingRefused_keepsNoPartition() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 100)) {
            for (int i = 1; i <= 5; i++) {
                graph.ingest(at(i, i % 2));
            }

            assertThat(graph.profileIds()).containsExactly(profile(1));
            assertThat(graph.statistics().contested()).isZero();
        }
    }

    @Test
    void capCrossedAgainAndAgain_comparesNobodyTwice() {
        try (IdentityGraph graph = graph(Clustering.CONNECTED, 10)) {
            for (int i = 1; i <= 10; i++) {
                graph.ingest(at(i, 0));
            }
            int before = near.weighed.get();
            for (int i = 0; i < 5; i++) {
                graph.ingest(at(11, 0));
                assertThat(graph.profileIds()).hasSize(11);
                graph.retract(id(11));
                assertThat(graph.profileIds()).hasSize(1);
            }

            assertThat(near.weighed.get()).isEqualTo(before);
        }
    }

    @Test
    void update_equalForm_comparesNobody() {
        try (IdentityGraph graph = graph(Clustering.CONNECTED, 10)) {
            graph.ingest(at(1, 0));
            graph.ingest(at(2, 0));
            int before = near.weighed.get();
            graph.ingest(Fragment.builder("crm", "2")
                    .observedAt(GraphFixtures.MARCH.plusSeconds(99))
                    .attribute("at", "0")
                    .attribute("name", "other")
                    .build());

            assertThat(graph.profile(profile(2)).orElseThrow().goldenRecord()).containsKey("name");
            assertThat(near.weighed.get()).isEqualTo(before);
            assertThat(graph.profileIds()).hasSize(1);
        }
    }

    @Test
    void explain_fuzzyLink_addsUp() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 10)) {
            graph.ingest(at(1, 0));
            graph.ingest(at(2, 1));
            Explanation.Together together =
                    (Explanation.Together) graph.explain(id(2), id(1)).orElseThrow();
            Evidence.Resemblance evidence =
                    (Evidence.Resemblance) together.chain().get(0).evidence();

            assertThat(evidence.bits()).isEqualTo(6);
            assertThat(evidence.contributions().stream()
                            .mapToDouble(Contribution::bits)
                            .sum())
                    .isEqualTo(6);
        }
    }

    @Test
    void explain_fuzzyLink_asksForItsPartsWhenTheyAreLookedAt() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 10)) {
            graph.ingest(at(1, 0));
            graph.ingest(at(2, 1));
            Explanation.OfProfile explained = graph.explain(profile(1)).orElseThrow();
            Evidence.Resemblance evidence =
                    (Evidence.Resemblance) explained.links().get(0).evidence();
            assertThat(near.explained).hasValue(0);

            graph.retract(id(2));

            assertThat(evidence.contributions())
                    .containsExactly(
                            new Contribution("prior", "", 10), new Contribution("at", "apart", -4))
                    .hasSize(2);
            assertThat(near.explained).hasValue(1);
        }
    }

    @Test
    void ingestAll_matcherThrowsOnOne_saysOnWhich() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 10)) {
            List<Fragment> fragments =
                    List.of(at(1, 0), crm(2).attribute("at", "none").build(), at(3, 1));

            assertThatIllegalStateException()
                    .isThrownBy(() -> graph.ingestAll(fragments))
                    .withMessageContaining("on fragment " + id(2));
            assertThat(graph.profileIds()).isEmpty();
        }
    }

    @Test
    void ingestAll_matcherForgetsOne_isAskedOneByOne() {
        Matcher<Integer> forgetful = new Matcher<>() {
            @Override
            public Integer prepare(Fragment fragment) {
                return near.prepare(fragment);
            }

            @Override
            public long[] blocks(Integer at) {
                return near.blocks(at);
            }

            @Override
            public double weight(Integer a, Integer b) {
                return near.weight(a, b);
            }

            @Override
            public void prepareAll(List<Fragment> fragments, Preparation<Integer> preparation) {
                preparation.take(0, new long[] {1});
            }
        };
        FuzzyRule rule =
                FuzzyRule.builder("near").matcher(forgetful).linkThreshold(1).build();
        try (IdentityGraph graph =
                IdentityGraph.of(Configuration.builder().rule(rule).build())) {
            graph.ingestAll(List.of(at(1, 0), at(2, 50), at(3, 50)));

            assertThat(graph.profile(profile(2)).orElseThrow().fragments())
                    .containsExactly(id(2), id(3));
        }
    }

    @Test
    void split_exactFuzzyAndDecidedLinks_takesTheWeakestAway() {
        try (IdentityGraph graph = graph(Clustering.CONNECTED, 10)) {
            graph.ingest(crm(1).attribute("at", "0").identifier("phone", "1").build());
            graph.ingest(crm(2).attribute("at", "50").identifier("phone", "1").build());
            graph.ingest(at(3, 100));
            graph.ingest(at(4, 101));
            graph.join(id(2), id(3), "ann");
            Explanation.OfProfile explained = graph.explain(profile(1)).orElseThrow();

            assertThat(explained.bridges()).hasSize(4);
            assertThat(explained.weakest()).contains(explained.bridges().get(3));
            Explanation.Split split = explained.split().orElseThrow();
            assertThat(split.leaving()).containsExactly(id(4));
            assertThat(split.links()).extracting(Link::fragment).containsExactly(id(3));
        }
    }

    @Test
    void split_keysHeldByAll_namesEveryLinkBetweenTheParts() {
        try (IdentityGraph graph = graph(Clustering.AVERAGE, 10)) {
            for (int i = 1; i <= 3; i++) {
                graph.ingest(crm(i).attribute("at", Integer.toString(100 * i))
                        .identifier("phone", "1")
                        .identifier("phone", "2")
                        .build());
            }
            Explanation.OfProfile explained = graph.explain(profile(1)).orElseThrow();

            assertThat(explained.bridges()).isEmpty();
            Explanation.Split split = explained.split().orElseThrow();
            assertThat(split.leaving()).containsExactly(id(3));
            assertThat(split.links()).hasSize(2).allMatch(link -> isOf(link, id(3)));
        }
    }

    private static boolean isOf(Link link, FragmentId fragment) {
        return link.fragment().equals(fragment);
    }
}
