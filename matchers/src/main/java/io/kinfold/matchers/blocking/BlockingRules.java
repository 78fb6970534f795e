package io.kinfold.matchers.blocking;

import io.kinfold.matchers.field.BlockingByField;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.ValueTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An ordered list of blocking rules over named fields. Fragments that share a block of any rule are
 * compared. Written one rule on a line, or with semicolons between them:
 *
 * <pre>{@code
 * soundex(surname) and year(date_of_birth)
 * prefix(given_name, 3), postcode           # a comma is another way to write "and"
 * ngrams(phone, 8)
 * }</pre>
 *
 * <p>A rule of which a field is missing, or a function has no result, gives the fragment no block.
 * A rule with several values gives a block for each combination; where a part has more than {@value
 * #MOST_BLOCKS} values at any step, or the rule more than that many combinations, it gives that
 * fragment none, and {@link BlockingReport} counts the fragment. How many fragments a block may hold
 * is not said here: that is the block cap of the fuzzy rule.
 *
 * <p>Immutable and safe for any thread.
 */
public final class BlockingRules implements BlockingByField {
    /** As many blocks as a rule gives a fragment at most. */
    public static final int MOST_BLOCKS = 256;

    /** As many rules as a list can have. */
    public static final int MOST_RULES = 64;

    private final List<String> fields;
    private final List<BlockingRule> rules;
    private final RuleBlocks[] makers;
    private final PartTable parts;

    private BlockingRules(List<String> fields, List<BlockingRule> rules) {
        this.fields = fields;
        this.rules = rules;
        this.parts = new PartTable(fields);
        List<RuleBlocks> all = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            all.add(new RuleBlocks(i + 1, rules.get(i), parts));
        }
        this.makers = all.toArray(RuleBlocks[]::new);
    }

    /**
     * Returns the rules given.
     *
     * @param fields the fields' names, in the order of the values
     * @param rules from 1 to 64 rules
     * @return the rules in that order
     * @throws IllegalArgumentException if there are too few or too many rules, or one names a field
     *     that there is not
     */
    public static BlockingRules of(List<String> fields, List<BlockingRule> rules) {
        List<String> names = List.copyOf(fields);
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_RULES
                    + " blocking rules, but there are " + rules.size());
        }
        for (BlockingRule rule : rules) {
            for (BlockingPart part : rule.parts()) {
                if (!names.contains(part.field())) {
                    throw new IllegalArgumentException("blocking rule '" + rule + "': there is no"
                            + " field '" + part.field() + "'"
                            + NearestName.hint(part.field(), names));
                }
            }
        }
        return new BlockingRules(names, List.copyOf(rules));
    }

    /**
     * Reads rules from text; the language is in docs/blocking.md.
     *
     * @param fields the fields' names, in the order of the values
     * @param text the rules
     * @return the rules in the order of the text
     * @throws BlockingSyntaxException if the text is wrong, with each problem's place
     * @throws IllegalArgumentException if there are more than 64 rules
     */
    public static BlockingRules parse(List<String> fields, String text) {
        return of(fields, BlockingParser.parse(text, fields));
    }

    /**
     * Returns the blocks of a fragment by their numbers: one for each of its {@link #names}. Values that came
     * lately cost a look-up, others O(their length) for each part of a rule.
     *
     * @param values the fragment's normalized values in the order of the fields; null or empty where
     *     one is missing, several joined by {@link Field#SEPARATOR}
     * @return the numbers in the order of the rules
     * @throws IllegalArgumentException if there are not as many values as fields
     */
    @Override
    public long[] blocks(@Nullable String[] values) {
        checkLength(values);
        return blocks(parts.numbers(values));
    }

    /**
     * Returns what the parts of the rules make of a field's value.
     *
     * @param field the field's place
     * @param value the value, several joined by {@link Field#SEPARATOR}
     * @return numbers, immutable
     */
    @Override
    public Object share(int field, String value) {
        return parts.share(field, value);
    }

    @Override
    public long[] blocksOf(@Nullable Object[] shares) {
        checkLength(shares);
        return blocks(parts.numbersOf(shares));
    }

    private long[] blocks(PartNumbers numbers) {
        Numbers blocks = new Numbers(rules.size());
        for (RuleBlocks maker : makers) {
            maker.addTo(blocks, numbers);
        }
        return blocks.toArray();
    }

    @Override
    public void forEach(ValueTable table, Sink sink) {
        if (table.columns().size() != fields.size()) {
            throw new IllegalArgumentException("a table has " + table.columns().size()
                    + " columns, but the blocking rules are for " + fields.size() + " fields");
        }
        PartColumns made = parts.columns(table);
        Numbers blocks = new Numbers(rules.size());
        for (int row = 0; row < table.rows(); row++) {
            PartNumbers numbers = made.numbers(row);
            blocks.clear();
            for (RuleBlocks maker : makers) {
                maker.addTo(blocks, numbers);
            }
            for (int i = 0; i < blocks.size(); i++) {
                sink.block(row, blocks.get(i));
            }
        }
    }

    /**
     * Returns the names of the blocks of a fragment. A name begins with the rule's number, so that equal
     * values of different rules do not meet; it holds the fragment's values and belongs in no log.
     * Costs O(length of the values) for each rule.
     *
     * @param values as {@link #blocks} takes them
     * @return the names, without repetition, in the order of the rules
     * @throws IllegalArgumentException if there are not as many values as fields
     */
    public Collection<String> names(@Nullable String[] values) {
        checkLength(values);
        List<String> names = new ArrayList<>(rules.size());
        for (RuleBlocks maker : makers) {
            maker.addTo(names, values);
        }
        return names;
    }

    /** Adds the names of one rule's blocks; returns false where there would be too many, and adds none. */
    boolean addNames(int rule, @Nullable String[] values, Collection<String> names) {
        checkLength(values);
        return makers[rule].addTo(names, values);
    }

    private void checkLength(@Nullable Object[] values) {
        if (values.length != fields.size()) {
            throw new IllegalArgumentException("a fragment has " + values.length
                    + " values, but the blocking rules are for " + fields.size() + " fields");
        }
    }

    /**
     * Returns the fields' names.
     *
     * @return an immutable list in the order of the values
     */
    public List<String> fields() {
        return fields;
    }

    /**
     * Returns the rules.
     *
     * @return an immutable list in the order given
     */
    public List<BlockingRule> rules() {
        return rules;
    }

    /** Two lists of rules are equal if their fields and their rules are, in order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlockingRules that
                && fields.equals(that.fields)
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + rules.hashCode();
    }

    /** Returns the text of the rules, one on a line; {@link #parse} makes equal rules of it. */
    @Override
    public String toString() {
        return rules.stream().map(BlockingRule::toString).collect(Collectors.joining("\n"));
    }
}
