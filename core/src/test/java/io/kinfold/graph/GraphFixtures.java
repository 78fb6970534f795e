package io.kinfold.graph;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.ProfileId;

import java.time.Instant;

/** Small graphs that several tests begin with. */
final class GraphFixtures {
    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    static Fragment.Builder crm(int key) {
        return Fragment.builder("crm", "" + key).observedAt(MARCH.plusSeconds(key));
    }

    static FragmentId id(int key) {
        return FragmentId.of("crm", "" + key);
    }

    static ProfileId profile(int key) {
        return new ProfileId(id(key));
    }

    static Configuration.Builder memberAndPhone() {
        return Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .normalizer(Normalizer.digits())
                        .build());
    }

    static IdentityGraph shared(int fragments) {
        IdentityGraph graph = IdentityGraph.of(memberAndPhone().build());
        for (int i = 1; i <= fragments; i++) {
            graph.ingest(crm(i).identifier("member", "M" + i)
                    .identifier("phone", "02-1234")
                    .build());
        }
        return graph;
    }

    private GraphFixtures() {}
}
