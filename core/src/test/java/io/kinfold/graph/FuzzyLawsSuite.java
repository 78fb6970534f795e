package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
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

/** The laws of the graph (docs/laws.md) where fuzzy rules decide nearly everything. */
class FuzzyLawsSuite {
    @Provide
    Arbitrary<List<Operations.Operation>> operations() {
        return Operations.operations(
                Lookalikes.ids(),
                Lookalikes.fragments(),
                Lookalikes.configurations().size());
    }

    @Provide
    Arbitrary<List<Fragment>> fragments() {
        return Lookalikes.fragments().list().ofMaxSize(16);
    }

    @Provide
    Arbitrary<List<Fragment>> crowd() {
        return Lookalikes.crowdFragments()
                .list()
                .ofMinSize(18)
                .ofMaxSize(30)
                .uniqueElements(Fragment::id);
    }

    @Provide
    Arbitrary<Configuration> configurations() {
        return net.jqwik.api.Arbitraries.of(Lookalikes.configurations());
    }

    @Property
    void graph_anyOperations_answersAsTheModel(
            @ForAll("operations") List<Operations.Operation> operations) {
        try (GraphWithModel pair = new GraphWithModel(Lookalikes.configurations())) {
            for (Operations.Operation operation : operations) {
                pair.apply(operation);
                pair.checkAssignments();
            }
            pair.checkEverything();
        }
    }

    /** Groups of so many that only some speak for them; few tries, as the model takes its time over them. */
    @Property(tries = 200)
    void graph_largeGroups_answersAsTheModel(@ForAll("crowd") List<Fragment> fragments) {
        try (GraphWithModel pair = new GraphWithModel(List.of(Lookalikes.crowd()))) {
            pair.apply(new Operations.Ingest(fragments));
            pair.checkAssignments();
            pair.checkEverything();
        }
    }

    @Property
    void ingest_anyOrderRepetitionAndBatching_givesTheSameGraph(
            @ForAll("fragments") List<Fragment> fragments,
            @ForAll("configurations") Configuration configuration,
            @ForAll Random random) {
        List<Fragment> shuffled = new ArrayList<>(fragments);
        shuffled.addAll(fragments.subList(0, fragments.size() / 2));
        Collections.shuffle(shuffled, random);
        try (IdentityGraph single = IdentityGraph.of(configuration);
                IdentityGraph bulk = IdentityGraph.of(configuration)) {
            fragments.forEach(single::ingest);
            bulk.ingestAll(shuffled);
            checkSame(bulk, single, fragments);
        }
    }

    @Property
    void retract_someFragments_equalsAGraphThatNeverHadThem(
            @ForAll("fragments") List<Fragment> fragments,
            @ForAll("configurations") Configuration configuration,
            @ForAll Random random) {
        Set<FragmentId> gone = new HashSet<>();
        fragments.forEach(fragment -> {
            if (random.nextInt(3) == 0) {
                gone.add(fragment.id());
            }
        });
        List<Fragment> left =
                fragments.stream().filter(f -> !gone.contains(f.id())).toList();
        try (IdentityGraph graph = IdentityGraph.of(configuration);
                IdentityGraph never = IdentityGraph.of(configuration)) {
            graph.ingestAll(fragments);
            gone.forEach(graph::retract);
            never.ingestAll(left);
            checkSame(graph, never, left);
        }
    }

    private static void checkSame(
            IdentityGraph graph, IdentityGraph other, List<Fragment> fragments) {
        assertThat(graph.profiles().toList()).isEqualTo(other.profiles().toList());
        assertThat(graph.review()).isEqualTo(other.review());
        for (Fragment a : fragments) {
            for (Fragment b : fragments) {
                assertThat(graph.explain(a.id(), b.id())).isEqualTo(other.explain(a.id(), b.id()));
            }
        }
    }
}
