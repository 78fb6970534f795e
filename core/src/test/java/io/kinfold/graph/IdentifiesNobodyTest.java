package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.MARCH;
import static io.kinfold.graph.GraphFixtures.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Identifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class IdentifiesNobodyTest {
    private final IdentityGraph graph = IdentityGraph.of(Configuration.builder()
            .namespace(Namespace.builder("member").priority(1).maxPerProfile(1).build())
            .namespace(Namespace.builder("phone")
                    .priority(2)
                    .block("0")
                    .genericAbove("member", 1)
                    .build())
            .namespace(Namespace.builder("cookie")
                    .priority(3)
                    .expireAfter(Duration.ofDays(1))
                    .build())
            .build());

    @AfterEach
    void close() {
        graph.close();
    }

    private boolean isOfNobody(String namespace, String value) {
        return graph.identifiesNobody(Identifier.of(namespace, value));
    }

    @Test
    void identifiesNobody_heldOrNeverSeen_isFalse() {
        assertThat(isOfNobody("member", "M1")).isFalse();
        graph.ingest(crm(1).identifier("member", "M1").build());
        assertThat(isOfNobody("member", "M1")).isFalse();
    }

    @Test
    void identifiesNobody_blockedBlankOrOfNoNamespace_isTrue() {
        assertThat(isOfNobody("phone", "0")).isTrue();
        assertThat(isOfNobody("phone", " ")).isTrue();
        assertThat(isOfNobody("unheard-of", "1")).isTrue();
    }

    @Test
    void identifiesNobody_generic_isTrueUntilItIsNot() {
        graph.ingest(crm(1).identifier("member", "M1").identifier("phone", "1").build());
        assertThat(isOfNobody("phone", "1")).isFalse();
        graph.ingest(crm(2).identifier("member", "M2").identifier("phone", "1").build());
        assertThat(isOfNobody("phone", "1")).isTrue();
        graph.retract(GraphFixtures.id(2));
        assertThat(isOfNobody("phone", "1")).isFalse();
    }

    @Test
    void identifiesNobody_expired_isTrueUntilItsFragmentIsGone() {
        graph.ingest(crm(1).identifier("cookie", "c").build());
        graph.expireAsOf(MARCH.plus(Duration.ofDays(2)));
        assertThat(isOfNobody("cookie", "c")).isTrue();
        graph.retract(GraphFixtures.id(1));
        assertThat(isOfNobody("cookie", "c")).isFalse();
    }

    @Test
    void identifiesNobody_refusedByAGuardWhereNobodyElseHoldsIt_isTrue() {
        graph.ingest(
                crm(1).identifier("member", "M1").identifier("member", "M2").build());
        assertThat(isOfNobody("member", "M1")).isFalse();
        assertThat(isOfNobody("member", "M2")).isTrue();
    }
}
