package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Profile;
import io.kinfold.profile.ProfileId;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Law 9 for those who keep more than memberships: the feed names every profile that answers otherwise. */
abstract class FollowerSuite {
    private final Arbitrary<FragmentId> ids;
    private final Arbitrary<Fragment> fragments;
    private final List<Configuration> configurations;

    FollowerSuite(
            Arbitrary<FragmentId> ids,
            Arbitrary<Fragment> fragments,
            List<Configuration> configurations) {
        this.ids = ids;
        this.fragments = fragments;
        this.configurations = configurations;
    }

    @Provide
    Arbitrary<List<Operations.Operation>> operations() {
        return Operations.operations(ids, fragments, configurations.size());
    }

    @Property
    void feed_anyOperations_namesEveryProfileThatAnswersOtherwise(
            @ForAll("operations") List<Operations.Operation> operations) {
        Follower follower = new Follower();
        try (IdentityGraph graph = IdentityGraph.of(configurations.get(0))) {
            graph.subscribe(follower);
            for (Operations.Operation operation : operations) {
                apply(operation, graph);
                follower.readAgain(graph);
                assertThat(follower.profiles())
                        .as("after " + operation)
                        .isEqualTo(graph.profiles().toList());
            }
        }
    }

    @Property
    void feed_anyOperations_callsUpdatedOnlyWhatMayAnswerOtherwise(
            @ForAll("operations") List<Operations.Operation> operations) {
        Follower follower = new Follower();
        try (IdentityGraph graph = IdentityGraph.of(configurations.get(0))) {
            graph.subscribe(follower);
            for (Operations.Operation operation : oneFragmentEach(operations)) {
                List<Profile> before = follower.profiles();
                apply(operation, graph);
                for (ProfileId id : follower.updated()) {
                    Profile now = graph.profile(id).orElseThrow();
                    assertThat(isNewVersion(operation, now) || !before.contains(now))
                            .as(id + " after " + operation)
                            .isTrue();
                }
                follower.readAgain(graph);
                apply(operation, graph);
                assertThat(follower.told()).as("again: " + operation).isZero();
            }
        }
    }

    /**
     * Returns the operations with each bulk load as ingests of single fragments: within a load a profile may gain a
     * fragment, hear of its new version, and lose it again.
     */
    private static List<Operations.Operation> oneFragmentEach(
            List<Operations.Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation instanceof Operations.Ingest ingest
                        ? ingest.fragments().stream()
                                .map(fragment -> new Operations.Ingest(List.of(fragment)))
                        : Stream.of(operation))
                .toList();
    }

    /** Returns whether an operation brought a version of one of a profile's fragments. */
    private static boolean isNewVersion(Operations.Operation operation, Profile profile) {
        if (operation instanceof Operations.Ingest ingest) {
            Set<FragmentId> ids =
                    ingest.fragments().stream().map(Fragment::id).collect(Collectors.toSet());
            return profile.fragments().stream().anyMatch(ids::contains);
        }
        return false;
    }

    private void apply(Operations.Operation operation, IdentityGraph graph) {
        if (operation instanceof Operations.Ingest ingest) {
            graph.ingestAll(ingest.fragments());
        } else if (operation instanceof Operations.Retract retract) {
            graph.retract(retract.id());
        } else if (operation instanceof Operations.Decide decide) {
            graph.decide(decide.decision());
        } else if (operation instanceof Operations.Erase erase) {
            graph.erase(new ProfileId(erase.id()));
        } else if (operation instanceof Operations.ExpireAsOf expire) {
            graph.expireAsOf(expire.instant());
        } else if (operation instanceof Operations.Reconfigure reconfigure) {
            Configuration next = configurations.get(reconfigure.configuration());
            assertThat(graph.preview(next)).isEqualTo(graph.reconfigure(next));
        }
    }
}
