package io.kinfold.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.config.Attribute;
import io.kinfold.config.Configuration;
import io.kinfold.config.Guard;
import io.kinfold.config.Namespace;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class GuardSummariesTest {
    private static final int ROWS = 5_000;
    private static final int SCOPES = GuardSummaries.MOST_SLOTS;

    private static Configuration configuration(int limit) {
        return Configuration.builder()
                .namespace(Namespace.builder("line")
                        .priority(1)
                        .maxPerProfile(limit)
                        .build())
                .attribute(Attribute.of("birthday"))
                .attribute(Attribute.of("gender"))
                .guard(new Guard.Agree("birthday"))
                .guard(new Guard.Agree("gender"))
                .build();
    }

    /** What a row says, in plain numbers. */
    private static final class Row {
        private int founder;
        private int flags;
        private final int[] counts = new int[SCOPES];
        private final String[] joined = {"", ""};

        boolean violates(int limit) {
            return Arrays.stream(counts).anyMatch(count -> count > limit)
                    || Arrays.asList(joined).contains("several");
        }

        void merge(Row other) {
            Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
            Arrays.setAll(
                    joined,
                    i -> joined[i].isEmpty() || joined[i].equals(other.joined[i])
                            ? other.joined[i]
                            : other.joined[i].isEmpty() ? joined[i] : "several");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 254, 255, 400})
    void merge_spacesAppearLater_isAsPlainNumbers(int limit) {
        Configuration configuration = configuration(limit);
        Spaces spaces = new Spaces(configuration);
        GuardSummaries summaries = new GuardSummaries(configuration);
        SplittableRandom random = new SplittableRandom(limit);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(added(i, summaries, random));
            int at = random.nextInt(i + 1);
            int scope = random.nextInt(1 + i * SCOPES / ROWS);
            KeySpace space = spaces.of(configuration.namespaces().get("line"), "provider-" + scope);
            for (int k = random.nextInt(1 + limit / 2); k >= 0; k--) {
                rows.get(at).counts[space.slot()]++;
                assertThat(summaries.addKey(at, space))
                        .isEqualTo(rows.get(at).counts[space.slot()] > limit);
            }
            union(random.nextInt(i + 1), at, rows, summaries, limit);
        }
        for (int i = 0; i < ROWS; i++) {
            check(i, rows.get(i), summaries, limit);
        }
    }

    private static Row added(int fragment, GuardSummaries summaries, SplittableRandom random) {
        List<String> says = List.of(
                random.nextInt(8) > 0 ? "" : "b" + random.nextInt(3),
                random.nextInt(8) > 0 ? "" : "g" + random.nextInt(2));
        summaries.ensure(fragment + 1);
        summaries.speak(fragment, says);
        summaries.reset(fragment, false, fragment % 11 == 0);
        Row row = new Row();
        row.founder = fragment;
        row.flags = fragment % 11 == 0 ? GuardSummaries.SEPARATED : 0;
        Arrays.setAll(row.joined, says::get);
        assertThat(summaries.says(fragment, says)).isTrue();
        return row;
    }

    private static void union(
            int winner, int loser, List<Row> rows, GuardSummaries summaries, int limit) {
        if (winner != loser && !rows.get(winner).violates(limit)) {
            Row both = new Row();
            both.merge(rows.get(winner));
            both.merge(rows.get(loser));
            assertThat(summaries.wouldViolate(winner, loser, 2)).isEqualTo(both.violates(limit));
            summaries.merge(winner, loser);
            summaries.inherit(winner, loser);
            summaries.founder(winner, summaries.founder(loser));
            rows.get(winner).merge(rows.get(loser));
            rows.get(winner).flags |= rows.get(loser).flags & GuardSummaries.SEPARATED;
            rows.get(winner).founder = rows.get(loser).founder;
            summaries.mark(winner, GuardSummaries.CONTESTED);
            summaries.clear(loser, GuardSummaries.CONTESTED);
            rows.get(winner).flags |= GuardSummaries.CONTESTED;
            rows.get(loser).flags &= ~GuardSummaries.CONTESTED;
        }
    }

    private static void check(int fragment, Row row, GuardSummaries summaries, int limit) {
        assertThat(summaries.founder(fragment)).isEqualTo(row.founder);
        assertThat(summaries.violates(fragment, 2)).isEqualTo(row.violates(limit));
        for (int flag : new int[] {GuardSummaries.CONTESTED, GuardSummaries.SEPARATED}) {
            assertThat(summaries.is(fragment, flag)).isEqualTo((row.flags & flag) != 0);
        }
    }
}
