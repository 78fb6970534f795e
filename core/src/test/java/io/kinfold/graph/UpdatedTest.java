package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.MARCH;
import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;
import static io.kinfold.graph.GraphFixtures.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Namespace;
import io.kinfold.config.Survivorship;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.FragmentId;
import io.kinfold.profile.Change;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What {@link Change.Updated} tells of a profile that keeps its fragments, and what a listener may read. */
class UpdatedTest {
    private static final Change.Updated FIRST = new Change.Updated(profile(1));

    @Test
    void ingest_newVersionWithAnotherName_tellsUpdated() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(
                    crm(1).identifier("member", "M1").attribute("name", "a").build());
            List<Change> told = listen(graph);
            graph.ingest(Fragment.builder("crm", "1")
                    .observedAt(MARCH.plusSeconds(9))
                    .identifier("member", "M1")
                    .attribute("name", "b")
                    .build());
            assertThat(told).containsExactly(FIRST);
        }
    }

    @Test
    void ingest_newVersionWithAnotherIdentifier_tellsUpdatedOnce() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(1).identifier("member", "M1").build());
            List<Change> told = listen(graph);
            graph.ingest(Fragment.builder("crm", "1")
                    .observedAt(MARCH.plusSeconds(9))
                    .identifier("member", "M2")
                    .build());
            assertThat(told).containsExactly(FIRST);
        }
    }

    @Test
    void expireAsOf_identifierOfALoneFragment_tellsUpdatedBothWays() {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("cookie")
                        .expireAfter(Duration.ofDays(1))
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingest(crm(1).identifier("cookie", "c").build());
            List<Change> told = listen(graph);
            graph.expireAsOf(MARCH.plusSeconds(3));
            assertThat(told).as("nothing expired").isEmpty();
            graph.expireAsOf(MARCH.plus(Duration.ofDays(2)));
            assertThat(told).containsExactly(FIRST);
            graph.expireAsOf(MARCH);
            assertThat(told).containsExactly(FIRST, FIRST);
        }
    }

    @Test
    void ingest_identifierBecomesGeneric_tellsUpdatedOfWhoKeepsHisFragments() {
        Configuration configuration = Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .genericAbove("member", 1)
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingest(
                    crm(1).identifier("member", "M1").identifier("phone", "1").build());
            List<Change> told = listen(graph);
            graph.ingest(
                    crm(2).identifier("member", "M2").identifier("phone", "1").build());
            FragmentId second = id(2);
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            FIRST, new Change.Created(profile(2), List.of(second)));
            told.clear();
            graph.retract(second);
            assertThat(told)
                    .containsExactlyInAnyOrder(FIRST, new Change.Retracted(profile(2), second));
        }
    }

    @Test
    void reconfigure_blockedIdentifierOrOtherSurvivorship_tellsUpdatedAndElseNothing() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(
                    crm(1).identifier("member", "M1").attribute("name", "a").build());
            graph.ingest(
                    crm(2).identifier("member", "M1").attribute("name", "bb").build());
            graph.ingest(crm(3).identifier("phone", "0").build());
            List<Change> told = listen(graph);
            graph.reconfigure(memberAndPhone().build());
            assertThat(told).isEmpty();
            graph.reconfigure(memberAndPhone()
                    .attribute(Attribute.builder("name")
                            .survivorship(Survivorship.oldest())
                            .build())
                    .build());
            assertThat(told).containsExactly(FIRST);
            graph.reconfigure(Configuration.builder()
                    .namespace(Namespace.builder("member").build())
                    .namespace(Namespace.builder("phone").block("0").build())
                    .build());
            assertThat(told).containsExactly(FIRST, FIRST, new Change.Updated(profile(3)));
        }
    }

    @Test
    void listener_readsTheGraph_seesItAsAfterTheOperation() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            AtomicReference<List<FragmentId>> seen = new AtomicReference<>();
            graph.ingest(crm(1).identifier("member", "M1").build());
            graph.subscribe(entry -> graph.profile(entry.change().profile())
                    .ifPresent(profile -> seen.set(profile.fragments())));
            graph.ingest(crm(2).identifier("member", "M1").build());
            assertThat(seen.get()).containsExactly(id(1), id(2));
        }
    }

    private static List<Change> listen(IdentityGraph graph) {
        List<Change> told = new ArrayList<>();
        graph.subscribe(entry -> told.add(entry.change()));
        told.clear();
        return told;
    }
}
