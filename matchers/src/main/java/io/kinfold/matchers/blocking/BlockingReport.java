package io.kinfold.matchers.blocking;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What blocking rules cost on given fragments, and what they find: the pairs that each rule
 * proposes, the blocks over the cap, the largest blocks, and the share of labelled matches that are
 * proposed. Equal for any order of the fragments, and holds no value of theirs.
 *
 * <p>Immutable and safe for any thread.
 */
public final class BlockingReport {
    /** As many of the largest blocks as a report names. */
    public static final int MOST_LARGEST = 10;

    private final int fragments;
    private final int blockCap;
    private final long pairs;
    private final List<RuleReport> rules;
    private final List<LargeBlock> largest;
    private final int matches;
    private final int matchesFound;
    private final int matchesLostToCap;

    private BlockingReport(BlockingRules rules, BlockTable table, PairCount count, int blockCap) {
        this.fragments = table.fragments();
        this.blockCap = blockCap;
        this.pairs = count.pairs;
        this.matches = count.matches;
        this.matchesFound = count.matchesFound;
        this.matchesLostToCap = count.matchesLostToCap;
        List<RuleReport> reports = new ArrayList<>();
        for (int rule = 0; rule < rules.rules().size(); rule++) {
            reports.add(report(rules.rules().get(rule), rule, table, count));
        }
        this.rules = List.copyOf(reports);
        this.largest = largest(table);
    }

    /**
     * Returns the report of fragments without labels; see {@link #of(BlockingRules, List, int,
     * Collection)}.
     *
     * @param rules the rules
     * @param fragments the normalized values of each fragment, in the order of the rules' fields
     * @param blockCap how many fragments a block may hold and still propose pairs, from 2
     * @return the report, with no recall
     */
    public static BlockingReport of(
            BlockingRules rules, List<@Nullable String[]> fragments, int blockCap) {
        return of(rules, fragments, blockCap, List.of());
    }

    /**
     * Returns the report of fragments of which some matches are known.
     *
     * <p>Costs time in proportion to the fragments and to the pairs proposed, a pair counted once for
     * each block that it shares: about 20 ns a pair, so a cap of 1,000 on a million fragments may
     * take ten seconds a rule. Memory: about 100 bytes for each block, and 8 for each fragment in
     * it.
     *
     * @param rules the rules
     * @param fragments the normalized values of each fragment, in the order of the rules' fields
     * @param blockCap how many fragments a block may hold and still propose pairs, from 2
     * @param matches the known matches, by places in the list of fragments; repetitions do not count
     * @return the report
     * @throws IllegalArgumentException if the cap is below 2, a fragment has not as many values as
     *     there are fields, or a match is of a place that there is not
     */
    public static BlockingReport of(
            BlockingRules rules,
            List<@Nullable String[]> fragments,
            int blockCap,
            Collection<LabelledMatch> matches) {
        if (blockCap < 2) {
            throw new IllegalArgumentException(
                    "the block cap must be at least 2, or no block proposes a pair, but is "
                            + blockCap);
        }
        BlockTable table = new BlockTable(rules, fragments);
        PairCount count = new PairCount(table, rules.rules().size(), blockCap);
        count.countMatches(matches);
        return new BlockingReport(rules, table, count, blockCap);
    }

    private RuleReport report(BlockingRule rule, int number, BlockTable table, PairCount count) {
        int over = 0;
        long pairsOver = 0;
        int end = table.firstBlock(number + 1);
        for (int block = table.firstBlock(number); block < end; block++) {
            if (table.size(block) > blockCap) {
                over++;
                pairsOver += table.pairs(block);
            }
        }
        return new RuleReport(
                rule,
                end - table.firstBlock(number),
                new Pairs(count.ofRule[number], count.ofRuleAlone[number]),
                new OverCap(over, pairsOver),
                table.without(number),
                table.overBound(number),
                count.matchesOfRule[number]);
    }

    private static List<LargeBlock> largest(BlockTable table) {
        List<Integer> blocks = new ArrayList<>();
        int smallest = smallestOfTheLargest(table);
        for (int block = 0; block < table.blocks(); block++) {
            if (table.size(block) >= smallest) {
                blocks.add(block);
            }
        }
        return blocks.stream()
                .map(block -> new LargeBlock(
                        table.rule(block) + 1, table.size(block), hash(table.name(block))))
                .sorted(Comparator.comparingInt(LargeBlock::size)
                        .reversed()
                        .thenComparingInt(LargeBlock::rule)
                        .thenComparing(LargeBlock::hash))
                .limit(MOST_LARGEST)
                .toList();
    }

    private static int smallestOfTheLargest(BlockTable table) {
        int[] sizes = new int[table.blocks()];
        for (int block = 0; block < sizes.length; block++) {
            sizes[block] = table.size(block);
        }
        Arrays.sort(sizes);
        return Math.max(2, sizes.length < MOST_LARGEST ? 0 : sizes[sizes.length - MOST_LARGEST]);
    }

    /**
     * Returns the hash by which a report names a block. It keeps values out of sight, but whoever
     * guesses a value can check it: keep a report as the data are kept.
     *
     * @param block a block's name, from {@link BlockingRules#names}
     * @return the first 8 bytes of its SHA-256, in hexadecimal digits
     */
    public static String hash(String block) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(block.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns how many fragments there are.
     *
     * @return the number
     */
    public int fragments() {
        return fragments;
    }

    /**
     * Returns the block cap.
     *
     * @return the cap, from 2
     */
    public int blockCap() {
        return blockCap;
    }

    /**
     * Returns how many different pairs the rules propose together.
     *
     * @return the number
     */
    public long pairs() {
        return pairs;
    }

    /**
     * Returns the reports of the rules.
     *
     * @return an immutable list in the rules' order
     */
    public List<RuleReport> rules() {
        return rules;
    }

    /**
     * Returns the largest blocks of at least two fragments, the largest first.
     *
     * @return an immutable list of at most {@value #MOST_LARGEST}
     */
    public List<LargeBlock> largest() {
        return largest;
    }

    /**
     * Returns how many labelled matches there are.
     *
     * @return the number
     */
    public int matches() {
        return matches;
    }

    /**
     * Returns how many labelled matches no rule proposes though they share a block over the cap.
     *
     * @return the number
     */
    public int matchesLostToCap() {
        return matchesLostToCap;
    }

    /**
     * Returns the share of the labelled matches that the rules propose together.
     *
     * @return the blocking recall from 0 to 1, empty where nothing is labelled
     */
    public OptionalDouble recall() {
        return share(matchesFound);
    }

    /**
     * Returns the share of the labelled matches that a rule proposes.
     *
     * @param rule one of {@link #rules()}
     * @return the blocking recall from 0 to 1, empty where nothing is labelled
     */
    public OptionalDouble recall(RuleReport rule) {
        return share(rule.matches());
    }

    private OptionalDouble share(int found) {
        return matches == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) found / matches);
    }

    /** Returns the report as a table to read. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d fragments, block cap %,d: %,d pairs%s\n%13s %13s %10s %8s %14s %8s  rule\n",
                fragments,
                blockCap,
                pairs,
                matches == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", recall %.5f of %,d labelled matches (%,d lost to the cap)",
                                recall().orElse(0),
                                matches,
                                matchesLostToCap),
                "pairs",
                "alone",
                "blocks",
                "over cap",
                "pairs over cap",
                "recall"));
        for (RuleReport rule : rules) {
            text.append(String.format(
                    Locale.ROOT,
                    "%,13d %,13d %,10d %,8d %,14d %8s  %s\n",
                    rule.pairs().proposed(),
                    rule.pairs().alone(),
                    rule.blocks(),
                    rule.overCap().blocks(),
                    rule.overCap().pairs(),
                    matches == 0
                            ? "-"
                            : String.format(Locale.ROOT, "%.5f", recall(rule).orElse(0)),
                    rule.rule()));
        }
        return text.toString();
    }

    /**
     * What one rule costs and finds.
     *
     * @param rule the rule
     * @param blocks how many blocks it makes, those of a single fragment among them
     * @param pairs the different pairs that it proposes
     * @param overCap its blocks over the cap
     * @param fragmentsWithout how many fragments it gives no block, for whatever reason
     * @param fragmentsOverBound how many of these because they would get more than {@link
     *     BlockingRules#MOST_BLOCKS}
     * @param matches how many labelled matches it proposes
     */
    public record RuleReport(
            BlockingRule rule,
            int blocks,
            Pairs pairs,
            OverCap overCap,
            int fragmentsWithout,
            int fragmentsOverBound,
            int matches) {}

    /**
     * Different pairs of a rule.
     *
     * @param proposed how many it proposes
     * @param alone how many of these no other rule proposes
     */
    public record Pairs(long proposed, long alone) {}

    /**
     * What the cap keeps a rule from proposing.
     *
     * @param blocks how many of its blocks hold more fragments than the cap
     * @param pairs how many pairs they would propose, those that share several of them counted for
     *     each
     */
    public record OverCap(int blocks, long pairs) {}

    /**
     * One of the largest blocks.
     *
     * @param rule the number of its rule, from 1
     * @param size how many fragments it holds
     * @param hash the hash of its name, by {@link BlockingReport#hash}
     */
    public record LargeBlock(int rule, int size, String hash) {}
}
