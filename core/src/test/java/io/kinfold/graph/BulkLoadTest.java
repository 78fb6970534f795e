package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.config.Configuration;
import io.kinfold.config.FuzzyRule;
import io.kinfold.config.Matcher;
import io.kinfold.config.Namespace;
import io.kinfold.fragment.Fragment;
import io.kinfold.profile.FeedEntry;
import io.kinfold.profile.Resolution;
import io.kinfold.profile.Unlinked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;

/** Loads of several parts: what comes out does not depend on the threads, and a failure leaves nothing behind. */
class BulkLoadTest {
    private static final int FRAGMENTS = 3_600;

    /** Names resemble each other by their number: equal ones weigh 12 bits, neighbours 5. */
    private static final Matcher<Fragment> NAMES = Matcher.of(
            fragment -> List.of("" + name(fragment) / 3, "'" + (name(fragment) + 1) / 3),
            (a, b) -> 12 - 7 * Math.abs(name(a) - name(b)));

    private static int name(Fragment fragment) {
        return Integer.parseInt(fragment.attribute("name").orElse("0"));
    }

    private static Configuration configuration(Matcher<Fragment> matcher) {
        return Configuration.builder()
                .namespace(
                        Namespace.builder("member").priority(1).maxPerProfile(1).build())
                .namespace(Namespace.builder("phone")
                        .priority(2)
                        .genericAbove("member", 3)
                        .build())
                .rule(FuzzyRule.builder("names")
                        .matcher(matcher)
                        .linkThreshold(4)
                        .reviewThreshold(-3)
                        .blockCap(12)
                        .build())
                .build();
    }

    /** Several thousand fragments, some in several versions, over four parts. */
    private static List<Fragment> fragments() {
        Random random = new Random(11);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < FRAGMENTS; i++) {
            int customer = random.nextInt(FRAGMENTS / 2);
            fragments.add(Fragment.builder("crm", "" + random.nextInt(FRAGMENTS))
                    .observedAt(Instant.ofEpochSecond(i))
                    .identifier("member", "m" + customer)
                    .identifier("phone", "p" + (customer + random.nextInt(2)) / 2)
                    .attribute("name", "" + random.nextInt(2 * FRAGMENTS))
                    .build());
        }
        return fragments;
    }

    private static IdentityGraph graph(int threads, Matcher<Fragment> matcher) {
        return IdentityGraph.builder()
                .configuration(configuration(matcher))
                .threads(threads)
                .build();
    }

    /** Returns everything that a graph says. */
    private static List<Object> answers(IdentityGraph graph) {
        List<Object> answers = new ArrayList<>();
        graph.profileIds().forEach(id -> answers.add(graph.explain(id)));
        answers.addAll(graph.review());
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0", "2, 2", "4, 0", "4, 3"})
    void ingestAll_anyThreadsAndOrder_givesTheSame(int threads, long seed) {
        List<Fragment> shuffled = fragments();
        if (seed > 0) {
            Collections.shuffle(shuffled, new Random(seed));
        }
        try (IdentityGraph expected = graph(1, NAMES);
                IdentityGraph graph = graph(threads, NAMES)) {
            expected.ingestAll(fragments());
            graph.ingestAll(shuffled);

            assertThat(answers(graph)).isEqualTo(answers(expected));
            assertThat(graph.statistics().contested()).isPositive();
            assertThat(graph.statistics().keys())
                    .isEqualTo(expected.statistics().keys());
        }
    }

    @Test
    void ingestAll_onSeveralThreads_tellsTheFeedOfOne() {
        assertThat(feed(4)).isEqualTo(feed(1)).hasSizeGreaterThan(FRAGMENTS / 4);
    }

    private static List<FeedEntry> feed(int threads) {
        List<FeedEntry> feed = new ArrayList<>();
        try (IdentityGraph graph = graph(threads, NAMES)) {
            graph.subscribe(feed::add);
            graph.ingestAll(fragments());
        }
        return feed;
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void ingestAll_fragmentsFail_keepsThePartsBefore(int threads) {
        Iterator<Fragment> all = fragments().iterator();
        Iterable<Fragment> failing = () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Fragment next() {
                if (given++ == 2_500) {
                    throw new NoSuchElementException("the file ends here");
                }
                return all.next();
            }
        };
        try (IdentityGraph graph = graph(threads, NAMES);
                IdentityGraph expected = graph(1, NAMES)) {
            assertThatThrownBy(() -> graph.ingestAll(failing))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the file ends here");
            expected.ingestAll(fragments().subList(0, 2_048));

            assertThat(answers(graph)).isEqualTo(answers(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void ingestAll_aPartFails_leavesNoKeysOfThoseBehind(int threads) {
        Fragment bad = fragments().get(1_500);
        Matcher<Fragment> failing = Matcher.of(
                fragment -> {
                    if (fragment.equals(bad)) {
                        throw new IllegalArgumentException("a value of the customer");
                    }
                    return List.of("" + name(fragment));
                },
                (a, b) -> 0);
        try (IdentityGraph graph = graph(threads, failing);
                IdentityGraph expected = graph(1, failing)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> graph.ingestAll(fragments()))
                    .withMessageContaining("the matcher of fuzzy rule 'names' threw")
                    .withMessageContaining("on fragment " + bad.id());
            expected.ingestAll(fragments().subList(0, 1_024));

            assertThat(graph.statistics().keys())
                    .isEqualTo(expected.statistics().keys());
            assertThat(graph.ingest(fragments().get(0))).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void load_moreThanOneTurn_tellsHowFarItIsAndGivesTheSameGraph(int threads) {
        int count = 40_000;
        List<Fragment> many = IntStream.range(0, count)
                .mapToObj(key -> GraphFixtures.crm(key)
                        .identifier("phone", "" + key % 9_000)
                        .build())
                .toList();
        List<LoadProgress> told = new ArrayList<>();
        try (IdentityGraph graph = IdentityGraph.builder()
                        .configuration(GraphFixtures.memberAndPhone().build())
                        .threads(threads)
                        .build();
                IdentityGraph expected =
                        IdentityGraph.of(GraphFixtures.memberAndPhone().build())) {
            IngestSummary summary = graph.load(many, told::add);
            expected.ingestAll(many);

            assertThat(graph.profiles().toList()).isEqualTo(expected.profiles().toList());
            assertThat(told)
                    .extracting(progress -> progress.summary().fragments())
                    .containsExactly(16_384L, 32_768L, 40_000L);
            assertThat(told.get(2).summary()).isEqualTo(summary);
            assertThat(summary.effects()).containsEntry(Resolution.Effect.CREATED, 9_000L);
            assertThat(graph.activity().storage().commits()).isEqualTo(3);
            assertThat(graph.activity().storage().changes()).isEqualTo(count);
        }
    }

    @Test
    void perSecond_noTimePassed_isZero() {
        IngestSummary summary = new IngestSummary(
                10, 0, Map.of(Resolution.Effect.CREATED, 10L), Map.of(Unlinked.Reason.GENERIC, 0L));
        assertThat(new LoadProgress(summary, Duration.ZERO).perSecond()).isZero();
        assertThat(new LoadProgress(summary, Duration.ofSeconds(4)).perSecond()).isEqualTo(2.5);
    }

    @Test
    void threads_outOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityGraph.builder().threads(0))
                .withMessage("a graph must load on 1 to 64 threads, not 0");
    }
}
