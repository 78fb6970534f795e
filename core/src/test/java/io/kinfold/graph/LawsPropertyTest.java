package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The laws of the graph (docs/laws.md), against a brute-force model. */
class LawsPropertyTest {
    @Provide
    Arbitrary<List<Operations.Operation>> operations() {
        return Operations.operations();
    }

    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return Operations.fragments().list().ofMaxSize(14);
    }

    @Property
    void graph_anyOperations_answersAsTheModel(
            @ForAll("operations") List<Operations.Operation> operations) {
        try (GraphWithModel pair = new GraphWithModel(Retailer.configurations())) {
            for (Operations.Operation operation : operations) {
                pair.apply(operation);
                pair.checkAssignments();
            }
            pair.checkEverything();
        }
    }

    @Property
    void ingest_anyOrderRepetitionAndBatching_givesTheSameGraph(
            @ForAll("fragments") List<Fragment> fragments, @ForAll Random random) {
        List<Fragment> shuffled = new ArrayList<>(fragments);
        shuffled.addAll(fragments.subList(0, fragments.size() / 2));
        Collections.shuffle(shuffled, random);
        try (IdentityGraph single = IdentityGraph.of(Retailer.everything());
                IdentityGraph bulk = IdentityGraph.of(Retailer.everything())) {
            fragments.forEach(single::ingest);
            bulk.ingestAll(shuffled);
            assertThat(bulk.profiles().toList()).isEqualTo(single.profiles().toList());
            assertThat(bulk.review()).isEqualTo(single.review());
            for (Fragment a : fragments) {
                for (Fragment b : fragments) {
                    assertThat(bulk.explain(a.id(), b.id()))
                            .isEqualTo(single.explain(a.id(), b.id()));
                }
            }
        }
    }

    @Property
    void retract_someFragments_equalsAGraphThatNeverHadThem(
            @ForAll("fragments") List<Fragment> fragments, @ForAll Random random) {
        Set<FragmentId> gone = new HashSet<>();
        fragments.forEach(fragment -> {
            if (random.nextInt(3) == 0) {
                gone.add(fragment.id());
            }
        });
        try (IdentityGraph graph = IdentityGraph.of(Retailer.everything());
                IdentityGraph never = IdentityGraph.of(Retailer.everything())) {
            graph.ingestAll(fragments);
            gone.forEach(graph::retract);
            never.ingestAll(
                    fragments.stream().filter(f -> !gone.contains(f.id())).toList());
            assertThat(graph.profiles().toList()).isEqualTo(never.profiles().toList());
            assertThat(graph.review()).isEqualTo(never.review());
            assertThat(graph.statistics().keys()).isEqualTo(never.statistics().keys());
        }
    }
}
