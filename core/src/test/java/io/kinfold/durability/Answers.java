package io.kinfold.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.graph.IdentityGraph;
import io.kinfold.profile.Profile;

import java.util.List;

/** What a graph answers, as a whole. */
final class Answers {
    private Answers() {}

    /** Compares partition, ids, golden records, what stands for review, and what each fragment says. */
    static void assertSame(IdentityGraph graph, IdentityGraph expected) {
        List<Profile> profiles = graph.profiles().toList();
        assertThat(profiles).isEqualTo(expected.profiles().toList());
        assertThat(graph.review()).isEqualTo(expected.review());
        assertThat(graph.statistics().fragments())
                .isEqualTo(expected.statistics().fragments());
        assertThat(graph.statistics().keys()).isEqualTo(expected.statistics().keys());
        for (Profile profile : profiles) {
            profile.fragments()
                    .forEach(id -> assertThat(graph.profileId(id)).contains(profile.id()));
        }
    }
}
