package io.kinfold.matchers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The language, and the report against all pairs compared one by one. */
class BlockingPropertyTest {
    private static final List<String> FIELDS = List.of("a", "b c", "and");

    @Property
    void parse_ofPrintedRules_areTheSameRules(@ForAll("rules") BlockingRules rules) {
        assertThat(BlockingRules.parse(FIELDS, rules.toString())).isEqualTo(rules);
    }

    @Property
    void parse_anyText_isRulesOrProblemsWithinIt(@ForAll String text) {
        try {
            BlockingRules.parse(FIELDS, text);
        } catch (BlockingSyntaxException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.column()).isBetween(1, problem.text().length() + 1);
                assertThat(text.split("\n", -1)[problem.line() - 1]).isEqualTo(problem.text());
            });
        }
    }

    @Property
    void parse_rulesWithAPieceTakenOut_areRulesOrProblemsWithinThem(
            @ForAll("rules") BlockingRules rules, @ForAll @IntRange(max = 200) int at) {
        StringBuilder text = new StringBuilder(rules.toString());
        text.deleteCharAt(at % text.length());

        parse_anyText_isRulesOrProblemsWithinIt(text.toString());
    }

    @Property
    void names_anyText_neverThrowAndAreDistinct(
            @ForAll("rules") BlockingRules rules,
            @ForAll String a,
            @ForAll String b,
            @ForAll String c) {
        Collection<String> names = rules.names(new String[] {a, b, c});

        assertThat(names).doesNotHaveDuplicates();
        assertThat(rules.names(new String[] {a, b, c})).isEqualTo(names);
    }

    @Property
    void blocks_anyFragments_areEqualWhereTheNamesAre(
            @ForAll("rules") BlockingRules rules,
            @ForAll("fragments") List<@Nullable String[]> fragments) {
        Map<String, Long> numbers = new HashMap<>();
        for (@Nullable String[] values : fragments) {
            List<String> names = List.copyOf(rules.names(values));
            long[] blocks = rules.blocks(values);
            assertThat(blocks).hasSameSizeAs(names).isEqualTo(rules.blocks(values));
            for (int i = 0; i < blocks.length; i++) {
                numbers.putIfAbsent(names.get(i), blocks[i]);
                assertThat(numbers).containsEntry(names.get(i), blocks[i]);
            }
        }
        assertThat(numbers.values()).doesNotHaveDuplicates();
    }

    @Property
    void blocksOf_sharesOfEachField_areTheBlocks(
            @ForAll("rules") BlockingRules rules,
            @ForAll("fragments") List<@Nullable String[]> fragments) {
        for (@Nullable String[] values : fragments) {
            @Nullable Object[] shares = new @Nullable Object[values.length];
            for (int field = 0; field < shares.length; field++) {
                String value = values[field];
                shares[field] = value == null ? null : rules.share(field, value);
            }
            assertThat(rules.blocksOf(shares)).isEqualTo(rules.blocks(values));
        }
    }

    @Property(tries = 1_000)
    void of_anyFragments_equalsAllPairsComparedOneByOne(
            @ForAll("rules") BlockingRules rules,
            @ForAll("fragments") List<@Nullable String[]> fragments,
            @ForAll @IntRange(min = 2, max = 8) int cap,
            @ForAll Random random) {
        List<LabelledMatch> labels = labels(fragments.size(), random);

        BlockingReport report = BlockingReport.of(rules, fragments, cap, labels);

        Brute brute = new Brute(rules, fragments, cap);
        Set<Integer> all = new TreeSet<>();
        brute.pairsOfRules.forEach(all::addAll);
        assertThat(report.pairs()).isEqualTo(all.size());
        for (int rule = 0; rule < rules.rules().size(); rule++) {
            Set<Integer> alone = new HashSet<>(brute.pairsOfRules.get(rule));
            for (int other = 0; other < rules.rules().size(); other++) {
                if (other != rule) {
                    alone.removeAll(brute.pairsOfRules.get(other));
                }
            }
            BlockingReport.RuleReport ofRule = report.rules().get(rule);
            assertThat(ofRule.pairs())
                    .isEqualTo(new BlockingReport.Pairs(
                            brute.pairsOfRules.get(rule).size(), alone.size()));
            assertThat(ofRule.blocks()).isEqualTo(brute.blocks(rule).size());
            assertThat(ofRule.overCap()).isEqualTo(brute.overCap(rule));
            assertThat(ofRule.matches())
                    .isEqualTo(brute.found(labels, brute.pairsOfRules.get(rule)));
        }
        assertThat(report.recall().orElse(-1))
                .isEqualTo(
                        labels.isEmpty()
                                ? -1
                                : (double) brute.found(labels, all) / report.matches());
    }

    @Property(tries = 1_000)
    void of_fragmentsInAnotherOrder_isTheSame(
            @ForAll("rules") BlockingRules rules,
            @ForAll("fragments") List<@Nullable String[]> fragments,
            @ForAll @IntRange(min = 2, max = 8) int cap,
            @ForAll Random random) {
        List<@Nullable String[]> shuffled = new ArrayList<>(fragments);
        Collections.shuffle(shuffled, random);

        BlockingReport one = BlockingReport.of(rules, fragments, cap);
        BlockingReport other = BlockingReport.of(rules, shuffled, cap);

        assertThat(other.rules()).isEqualTo(one.rules());
        assertThat(other.largest()).isEqualTo(one.largest());
        assertThat(other).hasToString(one.toString());
    }

    private static List<LabelledMatch> labels(int fragments, Random random) {
        List<LabelledMatch> labels = new ArrayList<>();
        for (int i = 0; fragments > 1 && i < 6; i++) {
            int first = random.nextInt(fragments);
            int second = random.nextInt(fragments);
            if (first != second) {
                labels.add(new LabelledMatch(first, second));
            }
        }
        return labels;
    }

    @Provide
    Arbitrary<BlockingRules> rules() {
        Arbitrary<BlockingPart> part = Combinators.combine(
                        Arbitraries.of(FIELDS),
                        Arbitraries.of(BlockingFunction.class).list().ofMaxSize(2),
                        Arbitraries.integers().between(1, 3))
                .as((field, functions, number) -> {
                    BlockingPart made = BlockingPart.of(field);
                    for (BlockingFunction function : functions) {
                        made = made.with(
                                function,
                                function.limits().stream().mapToInt(l -> number).toArray());
                    }
                    return made;
                });
        return part.list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(BlockingRule::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(rules -> BlockingRules.of(FIELDS, rules));
    }

    @Provide
    Arbitrary<List<@Nullable String[]>> fragments() {
        Arbitrary<String> value = Arbitraries.of(
                        "ann", "anne", "bob", "ann bob", "王小明", "1990-05-17", "1990-06-17", "")
                .injectNull(0.1);
        return value.array(String[].class).ofSize(3).list().ofMaxSize(20);
    }

    /** All pairs, each asked whether it shares a block that is not over the cap. */
    private static final class Brute {
        private final List<Map<String, List<Integer>>> members = new ArrayList<>();
        private final List<Set<Integer>> pairsOfRules = new ArrayList<>();
        private final int size;
        private final int cap;

        Brute(BlockingRules rules, List<@Nullable String[]> fragments, int cap) {
            this.size = fragments.size();
            this.cap = cap;
            for (int rule = 0; rule < rules.rules().size(); rule++) {
                BlockingRules one =
                        BlockingRules.of(FIELDS, List.of(rules.rules().get(rule)));
                Map<String, List<Integer>> blocks = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    for (String block : one.names(fragments.get(i))) {
                        blocks.computeIfAbsent(block, key -> new ArrayList<>()).add(i);
                    }
                }
                members.add(blocks);
                Set<Integer> pairs = new HashSet<>();
                for (int a = 0; a < size; a++) {
                    for (int b = a + 1; b < size; b++) {
                        if (share(one, fragments.get(a), fragments.get(b), blocks)) {
                            pairs.add(a * size + b);
                        }
                    }
                }
                pairsOfRules.add(pairs);
            }
        }

        private boolean share(
                BlockingRules rule,
                @Nullable String[] a,
                @Nullable String[] b,
                Map<String, List<Integer>> blocks) {
            Set<String> shared = new HashSet<>(rule.names(a));
            shared.retainAll(rule.names(b));
            return shared.stream().anyMatch(block -> blocks.get(block).size() <= cap);
        }

        Set<String> blocks(int rule) {
            return members.get(rule).keySet();
        }

        BlockingReport.OverCap overCap(int rule) {
            int blocks = 0;
            long pairs = 0;
            for (List<Integer> block : members.get(rule).values()) {
                if (block.size() > cap) {
                    blocks++;
                    pairs += (long) block.size() * (block.size() - 1) / 2;
                }
            }
            return new BlockingReport.OverCap(blocks, pairs);
        }

        int found(List<LabelledMatch> labels, Set<Integer> pairs) {
            Map<Integer, Boolean> distinct = new HashMap<>();
            for (LabelledMatch label : labels) {
                int pair = Math.min(label.first(), label.second()) * size
                        + Math.max(label.first(), label.second());
                distinct.put(pair, pairs.contains(pair));
            }
            return (int) distinct.values().stream().filter(found -> found).count();
        }
    }
}
