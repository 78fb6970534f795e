package io.kinfold.matchers.auto;

import io.kinfold.matchers.blocking.BlockingPart;
import io.kinfold.matchers.blocking.BlockingRule;
import io.kinfold.matchers.field.ValueTable;
import io.kinfold.matchers.rule.ReadyComparison;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses blocking rules without labels, in two steps.
 *
 * <p>First conjunctions of one or two whole values, the rarest first, within a budget of pairs: cheap, and
 * enough to find most matches and to train on. Then, with the matches so found, the rules that are kept: a
 * match is simulated by drawing the agreement of each field from another found match, as fields err
 * independently given the match, so that also those matches count that no rule has found yet; and rules of
 * up to three keys are taken greedily by how many simulated matches each newly covers for a pair that it
 * costs. A field whose values identify somebody is a rule by itself in both steps, as far as half of the budget goes: who
 * shares such a value is to be looked at, also where hardly any of the matches that were found has one. O(records) time for each rule
 * whose cost is counted, and O(rules x simulated matches).
 */
final class BlockingChooser {
    /** A block of more proposes nothing; the rare blocks do the work. */
    static final int CAP = 60;
    /** What a rule costs beside its pairs, in pairs for each record. */
    private static final double OWN_COST = 0.05;
    /** The rules with a higher expected cost, in pairs for each record, are not tried. */
    private static final double MOST_COST = 1;
    /** Of few records more pairs can be afforded. */
    private static final double MOST_COST_OF_FEW = 4;

    private static final int FEW = 10_000;
    /** How many rules are to find each match: what one misses by an error that was not foreseen. */
    private static final int TIMES = 2;

    private static final int SIMULATED = 8_192;
    private static final int MOST_RULES = 40;
    private static final double COVERED = 0.9999;
    private static final long SEED = 5;

    private final List<BlockingKey> keys;
    private final List<Integer> identifying;
    private final int records;
    private final int cap;
    private final double scale;
    private final PairCounter counter;

    /** A conjunction of keys, by their numbers, with the pairs for each record that it proposes. */
    private record Candidate(List<Integer> keys, double cost) {
        int[] numbers() {
            return keys.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /**
     * Creates a chooser.
     *
     * @param records the normalized values of the records looked at
     * @param of how many records there are in all
     */
    BlockingChooser(
            List<String> fields,
            Map<String, ReadyComparison> compare,
            ValueTable records,
            long of) {
        this.keys = BlockingKeys.of(fields, compare, records);
        Set<Integer> numbers = compare.entrySet().stream()
                .filter(field -> field.getValue().identifies())
                .map(field -> fields.indexOf(field.getKey()))
                .collect(Collectors.toSet());
        this.identifying = IntStream.range(0, keys.size())
                .filter(key -> keys.get(key).isWhole() && keys.get(key).chance() > 0)
                .filter(key -> numbers.contains(keys.get(key).field()))
                .boxed()
                .toList();
        this.records = records.rows();
        this.scale = Math.max(1, (double) of / Math.max(1, records.rows()));
        this.cap = (int) Math.max(2, Math.round(CAP / scale));
        this.counter = new PairCounter(records.rows());
    }

    /** Returns rules to begin with: whole values, what identifies and then the rarest first, within the budget. */
    List<BlockingRule> start(double budget) {
        List<Candidate> first = identifying(budget);
        List<Candidate> pool = candidates(2, 2).stream()
                .filter(candidate ->
                        candidate.keys().stream().allMatch(key -> keys.get(key).isWhole()))
                .filter(candidate -> !isWithin(candidate, first))
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .toList();
        List<BlockingRule> chosen = rules(first);
        double spent = cost(first);
        for (Candidate candidate : pool) {
            if (chosen.size() < MOST_RULES && !containsAnother(candidate, pool)) {
                double cost = pairs(candidate.keys());
                if (spent + cost <= budget) {
                    spent += cost;
                    chosen.add(rule(candidate));
                }
            }
        }
        return chosen;
    }

    /** Returns what identifies, each by itself, the rarest first, within half of the budget. */
    private List<Candidate> identifying(double budget) {
        List<Candidate> all = identifying.stream()
                .map(key -> new Candidate(List.of(key), pairs(List.of(key))))
                .sorted(Comparator.comparingDouble(Candidate::cost)
                        .thenComparing(candidate -> rule(candidate).toString()))
                .toList();
        List<Candidate> found = new ArrayList<>();
        for (Candidate candidate : all) {
            if (cost(found) + candidate.cost() <= budget / 2) {
                found.add(candidate);
            }
        }
        return found;
    }

    private List<BlockingRule> rules(List<Candidate> candidates) {
        return new ArrayList<>(candidates.stream().map(this::rule).toList());
    }

    private static double cost(List<Candidate> candidates) {
        return candidates.stream().mapToDouble(Candidate::cost).sum();
    }

    /** Returns whether one of some candidates finds whatever a candidate finds. */
    private static boolean isWithin(Candidate candidate, List<Candidate> others) {
        return others.stream().anyMatch(other -> candidate.keys().containsAll(other.keys()));
    }

    private static boolean containsAnother(Candidate candidate, List<Candidate> pool) {
        return pool.stream()
                .anyMatch(other -> other.keys().size() < candidate.keys().size()
                        && candidate.keys().containsAll(other.keys()));
    }

    /** Returns every conjunction of up to so many keys of different fields that is rare enough. */
    private List<Candidate> candidates(int depth, double mostCost) {
        List<Candidate> found = new ArrayList<>();
        extend(found, List.of(), depth, mostCost, 0.5 * records * scale);
        return found;
    }

    private void extend(
            List<Candidate> found, List<Integer> of, int depth, double mostCost, double cost) {
        int from = of.isEmpty() ? 0 : of.get(of.size() - 1) + 1;
        for (int i = from; i < keys.size(); i++) {
            BlockingKey key = keys.get(i);
            double with = cost * key.chance();
            if (key.chance() == 0
                    || of.stream().anyMatch(other -> keys.get(other).field() == key.field())) {
                continue;
            }
            List<Integer> more = new ArrayList<>(of);
            more.add(i);
            if (with <= mostCost) {
                found.add(new Candidate(List.copyOf(more), with));
            } else if (depth > 1) {
                extend(found, more, depth - 1, mostCost, with);
            }
        }
    }

    /** Returns how many pairs for each record a conjunction of keys proposes. */
    private double pairs(List<Integer> of) {
        List<BlockingKey> rule = of.stream().map(keys::get).toList();
        return records == 0 ? 0 : counter.pairs(rule, cap) * scale / records;
    }

    private BlockingRule rule(Candidate candidate) {
        List<BlockingPart> parts = new ArrayList<>();
        candidate.keys().forEach(key -> parts.addAll(keys.get(key).parts()));
        return new BlockingRule(parts);
    }

    /** Returns a rule for each key by itself: of few records nearly all pairs can be afforded. */
    List<BlockingRule> everyKey() {
        return keys.stream()
                .limit(MOST_RULES)
                .map(key -> new BlockingRule(key.parts()))
                .toList();
    }

    /**
     * Returns the rules to keep.
     *
     * @param matches found matches, as two records each; not empty
     * @param budget the pairs for each record that may be proposed
     */
    List<BlockingRule> cover(List<int[]> matches, double budget) {
        Simulated simulated = new Simulated(simulate(matches), TIMES);
        List<Candidate> first = identifying(budget);
        first.forEach(candidate -> simulated.cover(candidate.numbers()));
        List<Option> pool =
                candidates(3, records * scale < FEW ? MOST_COST_OF_FEW : MOST_COST).stream()
                        .filter(candidate -> !isWithin(candidate, first))
                        .map(Option::new)
                        .toList();
        List<BlockingRule> chosen = rules(first);
        double spent = cost(first);
        while (simulated.left() > SIMULATED * (1 - COVERED) && chosen.size() < MOST_RULES) {
            Option best = best(pool, simulated);
            if (best == null) {
                break;
            } else if (!best.counted) {
                // Keys of one record may hang together, so that their product flatters: count once.
                best.counted = true;
                best.cost = pairs(best.candidate.keys());
                continue;
            }
            best.gone = true;
            if (spent + best.cost <= budget) {
                spent += best.cost;
                chosen.add(rule(best.candidate));
                simulated.cover(best.keys);
            }
        }
        return chosen;
    }

    /** A candidate with what is known of it so far. */
    private static final class Option {
        private final Candidate candidate;
        private final int[] keys;
        private double cost;
        private boolean counted;
        private boolean gone;
        private int gain = SIMULATED;

        /** After how many chosen rules the gain was counted. */
        private int gainOf = -1;

        Option(Candidate candidate) {
            this.candidate = candidate;
            this.keys = candidate.numbers();
            this.cost = candidate.cost();
        }

        /**
         * Returns what it newly covers for its cost; something at most as great as {@code most} where
         * that is not more. What it covered before it cannot exceed now, so that most are out uncounted.
         */
        double worth(double most, Simulated simulated) {
            double bound = Math.min(gain, simulated.left()) / (OWN_COST + cost);
            if (gone || bound <= most) {
                return gone ? 0 : bound;
            }
            if (gainOf != simulated.covers()) {
                gain = simulated.covered(keys);
                gainOf = simulated.covers();
            }
            return gain / (OWN_COST + cost);
        }
    }

    /** Returns the option that covers most for its cost, null where none covers anything. */
    private static @Nullable Option best(List<Option> pool, Simulated simulated) {
        Option best = null;
        double most = 0;
        for (Option option : pool) {
            double worth = option.worth(most, simulated);
            if (worth > most) {
                most = worth;
                best = option;
            }
        }
        return best;
    }

    /**
     * Simulated matches with how many more rules are to find each; those that need none are gone. For each key
     * there is a set of the matches that agree on it, 64 in a word.
     */
    private static final class Simulated {
        private final long[][] agreeing = new long[BlockingKeys.MOST][];
        private final long[] alive;
        private final int[] needs;
        private int left;
        private int covers;

        Simulated(long[] matches, int times) {
            int words = (matches.length + Long.SIZE - 1) / Long.SIZE;
            this.alive = new long[words];
            this.needs = new int[matches.length];
            this.left = matches.length;
            Arrays.fill(needs, times);
            for (int key = 0; key < agreeing.length; key++) {
                agreeing[key] = new long[words];
            }
            for (int s = 0; s < matches.length; s++) {
                alive[s / Long.SIZE] |= 1L << s;
                for (long rest = matches[s]; rest != 0; rest &= rest - 1) {
                    agreeing[Long.numberOfTrailingZeros(rest)][s / Long.SIZE] |= 1L << s;
                }
            }
        }

        int left() {
            return left;
        }

        /** Returns how many rules have covered some. */
        int covers() {
            return covers;
        }

        /** Returns how many of those left agree on all keys. */
        int covered(int[] keys) {
            int covered = 0;
            for (int word = 0; word < alive.length; word++) {
                covered += Long.bitCount(agreeing(keys, word));
            }
            return covered;
        }

        private long agreeing(int[] keys, int word) {
            long all = alive[word];
            for (int key : keys) {
                all &= agreeing[key][word];
            }
            return all;
        }

        void cover(int[] keys) {
            covers++;
            for (int word = 0; word < alive.length; word++) {
                for (long rest = agreeing(keys, word); rest != 0; rest &= rest - 1) {
                    int match = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                    if (--needs[match] == 0) {
                        alive[word] &= ~(1L << match);
                        left--;
                    }
                }
            }
        }
    }

    private long[] simulate(List<int[]> matches) {
        long[] found = new long[matches.size()];
        long[] ofField =
                new long[keys.stream().mapToInt(BlockingKey::field).max().orElse(0) + 1];
        for (int i = 0; i < keys.size(); i++) {
            ofField[keys.get(i).field()] |= 1L << i;
            for (int s = 0; s < found.length; s++) {
                int[] match = matches.get(s);
                found[s] |= keys.get(i).agree(match[0], match[1]) ? 1L << i : 0;
            }
        }
        SplittableRandom random = new SplittableRandom(SEED);
        long[] simulated = new long[SIMULATED];
        Arrays.setAll(simulated, s -> {
            long bits = 0;
            for (long mask : ofField) {
                bits |= mask == 0 ? 0 : found[random.nextInt(found.length)] & mask;
            }
            return bits;
        });
        return simulated;
    }
}
