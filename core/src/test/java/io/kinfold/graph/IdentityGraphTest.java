package io.kinfold.graph;

import static io.kinfold.graph.GraphFixtures.MARCH;
import static io.kinfold.graph.GraphFixtures.crm;
import static io.kinfold.graph.GraphFixtures.id;
import static io.kinfold.graph.GraphFixtures.memberAndPhone;
import static io.kinfold.graph.GraphFixtures.profile;
import static io.kinfold.graph.GraphFixtures.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Contribution;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Guard;
import io.kinfold.config.MatchRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.profile.Change;
import io.kinfold.profile.Evidence;
import io.kinfold.profile.Explanation;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Profile;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.ReviewItem;
import io.kinfold.profile.Unlinked;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the graph answers. */
class IdentityGraphTest {
    @Test
    void ingest_sharedPhoneInOtherWriting_unites() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(1).identifier("phone", "0912-345-678").build());
            Resolution resolution =
                    graph.ingest(crm(2).identifier("phone", "０９１２ ３４５ ６７８").build());

            assertThat(resolution)
                    .isEqualTo(new Resolution.Resolved(
                            id(2), profile(1), Resolution.Effect.ATTACHED, List.of()));
            assertThat(graph.find(Identifier.of("phone", "0912345678")).map(Profile::fragments))
                    .contains(List.of(id(1), id(2)));
        }
    }

    @Test
    void ingest_bridge_mergesIntoTheOlderProfile() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(2).identifier("phone", "1").build());
            graph.ingest(crm(1).identifier("member", "A").build());
            Resolution bridge = graph.ingest(
                    crm(3).identifier("phone", "1").identifier("member", "A").build());

            assertThat(bridge)
                    .isEqualTo(new Resolution.Resolved(
                            id(3), profile(1), Resolution.Effect.MERGED, List.of()));
            assertThat(graph.profile(profile(2)).map(Profile::id)).contains(profile(1));
        }
    }

    @Test
    void ingest_olderVersion_changesNothing() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            Fragment newer = crm(1).attribute("name", "new").build();
            Fragment older = Fragment.builder("crm", "1")
                    .observedAt(MARCH)
                    .attribute("name", "old")
                    .build();
            graph.ingest(newer);
            Resolution.Resolved resolution = (Resolution.Resolved) graph.ingest(older);

            assertThat(resolution.effect()).isEqualTo(Resolution.Effect.UNCHANGED);
            assertThat(graph.profile(profile(1))
                            .orElseThrow()
                            .goldenRecord()
                            .get("name")
                            .value())
                    .isEqualTo("new");
        }
    }

    @Test
    void ingest_identifiersThatIdentifyNobody_saysWhyAndKeepsTheFragment() {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("email")
                        .verifiedOnly()
                        .block("test@test.com")
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            Resolution.Resolved resolution = (Resolution.Resolved) graph.ingest(
                    crm(1).identifier(Identifier.of("email", " ").asVerified())
                            .identifier(Identifier.of("email", "test@test.com").asVerified())
                            .identifier(Identifier.of("email", "a@b.tw"))
                            .identifier(Identifier.of("email", "x".repeat(2000)).asVerified())
                            .identifier("emial", "a@b.tw")
                            .build());

            assertThat(resolution.unlinked())
                    .extracting(Unlinked::reason)
                    .containsExactlyInAnyOrder(
                            Unlinked.Reason.BLANK,
                            Unlinked.Reason.BLOCKED,
                            Unlinked.Reason.UNVERIFIED,
                            Unlinked.Reason.TOO_LONG,
                            Unlinked.Reason.UNKNOWN_NAMESPACE);
            assertThat(graph.profile(profile(1)).orElseThrow().identifiers()).isEmpty();
            assertThat(graph.find(Identifier.of("email", "a@b.tw"))).isEmpty();
        }
    }

    @Test
    void find_equalStringsOfTwoScopes_areTwoPeople() {
        Configuration configuration =
                Configuration.builder().namespace(Namespace.of("line")).build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingest(
                    crm(1).identifier(Identifier.of("line", "provider-1", "U1")).build());
            graph.ingest(
                    crm(2).identifier(Identifier.of("line", "provider-2", "U1")).build());

            assertThat(graph.profileId(Identifier.of("line", "provider-1", "U1")))
                    .contains(profile(1));
            assertThat(graph.profileId(Identifier.of("line", "provider-2", "U1")))
                    .contains(profile(2));
            assertThat(graph.profileId(Identifier.of("line", "U1"))).isEmpty();
        }
    }

    @Test
    void ingest_familyPhone_staysWithTheOldestAndIsListedForReview() {
        try (IdentityGraph graph = shared(3)) {
            assertThat(graph.profileIds()).containsExactly(profile(1), profile(2), profile(3));
            assertThat(graph.profileId(Identifier.of("phone", "021234"))).contains(profile(1));
            assertThat(graph.review())
                    .allSatisfy(item -> assertThat(
                                    ((ReviewItem.Refused) item).guard().describe())
                            .isEqualTo("at most 1 member per profile"))
                    .hasSize(2);
        }
    }

    @Test
    void explain_apart_namesTheGuardThatRefused() {
        try (IdentityGraph graph = shared(2)) {
            Explanation.Apart apart =
                    (Explanation.Apart) graph.explain(id(1), id(2)).orElseThrow();

            Explanation.Obstacle.Refused refused =
                    (Explanation.Obstacle.Refused) apart.obstacles().get(0);
            assertThat(refused.link().fragment()).isEqualTo(id(2));
            assertThat(refused.link().evidence().rule()).isEqualTo("phone");
            assertThat(refused.guard()).isEqualTo(new Guard.AtMost("member", 1));
        }
    }

    @Test
    void explain_together_givesTheChainWithItsEvidence() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(1).identifier("phone", "1").build());
            graph.ingest(
                    crm(2).identifier("phone", "1").identifier("phone", "2").build());
            graph.ingest(crm(3).identifier("phone", "2").build());

            Explanation.Together together =
                    (Explanation.Together) graph.explain(id(1), id(3)).orElseThrow();
            assertThat(together.chain())
                    .containsExactly(
                            new Explanation.Step(
                                    id(1), id(2), new Evidence.SharedKey("phone", "", "1", 2)),
                            new Explanation.Step(
                                    id(2), id(3), new Evidence.SharedKey("phone", "", "2", 2)));
            assertThat(graph.explain(id(1), id(9))).isEmpty();
        }
    }

    @Test
    void explain_profile_listsLinksStrongestFirstAndTheWeakest() {
        try (IdentityGraph graph = shared(2)) {
            Explanation.OfProfile explanation = graph.explain(profile(1)).orElseThrow();

            assertThat(explanation.links())
                    .extracting(link -> link.evidence().rule())
                    .containsExactly("member", "phone");
            assertThat(explanation.weakest().orElseThrow().evidence().rule()).isEqualTo("phone");
            assertThat(graph.explain(profile(2)).orElseThrow().refused()).hasSize(1);
        }
    }

    @Test
    void genericValue_crossingTheLine_withdrawsWhatItLinkedAndRestoresIt() {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("member").priority(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .genericAbove("member", 2)
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            List<Change> changes = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                graph.ingest(crm(i).identifier("member", "M" + i)
                        .identifier("phone", "1")
                        .build());
            }
            assertThat(graph.profileIds()).containsExactly(profile(1));
            graph.subscribe(entry -> changes.add(entry.change()));
            Resolution.Resolved third = (Resolution.Resolved) graph.ingest(
                    crm(3).identifier("member", "M3").identifier("phone", "1").build());

            assertThat(graph.profileIds()).containsExactly(profile(1), profile(2), profile(3));
            assertThat(third.unlinked())
                    .containsExactly(new Unlinked("phone", "", Unlinked.Reason.GENERIC));
            assertThat(graph.find(Identifier.of("phone", "1"))).isEmpty();
            assertThat(changes).contains(new Change.Split(profile(1), profile(2), List.of(id(2))));
            assertThat(((Explanation.Apart) graph.explain(id(1), id(2)).orElseThrow()).obstacles())
                    .containsExactly(
                            new Explanation.Obstacle.Ignored("phone", "", Unlinked.Reason.GENERIC));

            graph.retract(id(3));
            assertThat(graph.profileIds()).containsExactly(profile(1));
        }
    }

    @Test
    void expireAsOf_laterAndEarlier_withdrawsAndRestoresLinks() {
        Configuration configuration = Configuration.builder()
                .namespace(Namespace.builder("cookie")
                        .expireAfter(Duration.ofDays(90))
                        .build())
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingest(crm(1).identifier("cookie", "c").build());
            graph.ingest(crm(2).identifier("cookie", "c").build());

            graph.expireAsOf(MARCH.plusSeconds(1).plus(Duration.ofDays(90)));
            assertThat(graph.profileIds()).containsExactly(profile(1), profile(2));
            assertThat(graph.profileId(Identifier.of("cookie", "c"))).contains(profile(2));

            graph.expireAsOf(MARCH);
            assertThat(graph.profileIds()).containsExactly(profile(1));
        }
    }

    @Test
    void separateAndJoin_latestDecisionIsInForce() {
        try (IdentityGraph graph = IdentityGraph.builder()
                .configuration(memberAndPhone().build())
                .clock(new Ticking())
                .build()) {
            graph.ingest(crm(1).identifier("phone", "1").build());
            graph.ingest(crm(2).identifier("phone", "1").build());

            assertThat(graph.separate(id(1), id(2), "ann")).isTrue();
            assertThat(graph.profileIds()).containsExactly(profile(1), profile(2));
            assertThat(graph.withdraw(id(2), id(1), "ann")).isTrue();
            assertThat(graph.profileIds()).containsExactly(profile(1));
            graph.separate(id(1), id(2), "ann");
            graph.join(id(1), id(2), "bob");
            assertThat(graph.profileIds()).containsExactly(profile(1));
        }
    }

    @Test
    void join_twoHoldersOfALimitedValue_keepsOneValueAndRefusesTheOther() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(1).identifier("member", "A").build());
            graph.ingest(crm(2).identifier("member", "B").build());
            graph.join(id(1), id(2), "ann");

            assertThat(graph.profileIds()).containsExactly(profile(1));
            assertThat(graph.profileId(Identifier.of("member", "A"))).contains(profile(1));
            assertThat(graph.profileId(Identifier.of("member", "B"))).isEmpty();
            assertThat(graph.review())
                    .extracting(item -> ((ReviewItem.Refused) item).link().fragment())
                    .containsExactly(id(2));
        }
    }

    @Test
    void erase_profile_leavesATombstoneThatStopsAReplay() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            Fragment one = crm(1).identifier("phone", "1").build();
            graph.ingest(one);
            graph.ingest(crm(2).identifier("phone", "1").build());
            List<FeedEntry> feed = new ArrayList<>();
            graph.subscribe(feed::add);

            assertThat(graph.erase(profile(2)).orElseThrow().fragments()).isEqualTo(2);
            assertThat(graph.ingest(one)).isEqualTo(new Resolution.Erased(id(1)));
            assertThat(graph.statistics().fragments()).isZero();
            assertThat(graph.statistics().keys()).isZero();
            Change last = feed.get(feed.size() - 1).change();
            assertThat(last)
                    .isEqualTo(new Change.Erased(profile(1), List.of(Identifier.of("phone", "1"))));
            assertThat(last).hasToString("Erased[crm:1, 1 identifiers]");
            assertThat(graph.erase(profile(2))).isEmpty();
        }
    }

    @Test
    void retract_founder_refoundsTheProfile() {
        try (IdentityGraph graph = IdentityGraph.of(memberAndPhone().build())) {
            graph.ingest(crm(1).identifier("phone", "1").build());
            graph.ingest(crm(2).identifier("phone", "1").build());
            List<Change> changes = new ArrayList<>();
            graph.subscribe(entry -> changes.add(entry.change()));

            assertThat(graph.retract(id(1))).isTrue();
            assertThat(graph.retract(id(1))).isFalse();
            assertThat(changes)
                    .containsExactly(
                            new Change.Created(profile(1), List.of(id(1), id(2))),
                            new Change.Retracted(profile(1), id(1)),
                            new Change.Refounded(profile(2), profile(1)));
            assertThat(graph.profile(profile(1))).isEmpty();
        }
    }

    @Test
    void exactRule_placeholderBlank_doesNotLink() {
        Configuration configuration = Configuration.builder()
                .attribute(Attribute.of("name"))
                .attribute(Attribute.of("birthday"))
                .rule(MatchRule.exact("name", "birthday"))
                .build();
        try (IdentityGraph graph = IdentityGraph.of(configuration)) {
            graph.ingest(crm(1).attribute("name", "林美麗")
                    .attribute("birthday", "1990-01-01")
                    .build());
            graph.ingest(crm(2).attribute("name", " 林美麗")
                    .attribute("birthday", "1990-01-01")
                    .build());
            graph.ingest(
                    crm(3).attribute("name", "林美麗").attribute("birthday", " ").build());

            assertThat(graph.profileIds()).containsExactly(profile(1), profile(3));
        }
    }

    @Test
    void fuzzyRule_betweenThresholds_isPossibleAndJoinsNobody() {
        FuzzyRule rule = FuzzyRule.builder("near")
                .matcher(Matcher.of(fragment -> List.of("all"), (a, b) -> 7.5))
                .linkThreshold(8)
                .reviewThreshold(5)
                .build();
        try (IdentityGraph graph =
                IdentityGraph.of(Configuration.builder().rule(rule).build())) {
            graph.ingest(crm(1).build());
            graph.ingest(crm(2).build());

            assertThat(graph.profileIds()).hasSize(2);
            assertThat(graph.review())
                    .containsExactly(new ReviewItem.Possible(id(1), id(2), "near", 7.5));
            assertThat(((Explanation.Apart) graph.explain(id(1), id(2)).orElseThrow()).obstacles())
                    .containsExactly(new Explanation.Obstacle.TooLight(
                            "near", 7.5, 0.5, List.of(new Contribution("total", "", 7.5))));
        }
    }

    @Test
    void preview_otherConfiguration_changesNothingButTellsWhatWould() {
        try (IdentityGraph graph = shared(2)) {
            Configuration loose = Configuration.builder()
                    .namespace(Namespace.of("member"))
                    .namespace(Namespace.builder("phone")
                            .normalizer(Normalizer.digits())
                            .build())
                    .build();
            assertThat(graph.preview(loose))
                    .containsExactly(new Change.Merged(profile(1), profile(2)));
            assertThat(graph.profileIds()).hasSize(2);
            assertThat(graph.reconfigure(loose)).hasSize(1);
            assertThat(graph.profileIds()).hasSize(1);
            assertThat(graph.configuration()).isSameAs(loose);
        }
    }

    /** A clock that moves on by a second at each look. */
    private static final class Ticking implements java.time.InstantSource {
        private Instant now = MARCH;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    }
}
