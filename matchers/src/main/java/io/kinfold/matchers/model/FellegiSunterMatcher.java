package io.kinfold.matchers.model;

import io.kinfold.config.Contribution;
import io.kinfold.config.Matcher;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.BlockingByField;
import io.kinfold.matchers.field.FieldSchema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Scores pairs of fragments by a {@link FellegiSunterModel}, for a fuzzy rule of the graph.
 *
 * <p>A prepared fragment takes some 100 to 500 bytes, since fragments share the objects of their
 * common values. {@link #weight(Prepared, Prepared, double)} looks at the comparisons that are cheap
 * to make first and stops when the rest cannot reach what is wanted; what it returns otherwise is to
 * the last bit what {@link #weight(Prepared, Prepared)} returns.
 *
 * <p>Immutable but for a bounded cache of values; safe for any thread.
 */
public final class FellegiSunterMatcher implements Matcher<Prepared> {
    private final FellegiSunterModel model;
    private final FieldSchema schema;
    private final SlotTable slots;
    private final PairScorer scorer;
    private final int fields;
    private final Blocking blocking;
    private final @Nullable BlockingByField byField;
    private final FieldForms[] forms;
    private final int places;

    private FellegiSunterMatcher(FieldSchema schema, FellegiSunterModel model, Blocking blocking) {
        this.model = model;
        this.schema = schema;
        this.slots = new SlotTable(schema, model);
        this.scorer = new PairScorer(model, slots);
        this.fields = schema.names().size();
        this.blocking = blocking;
        this.byField = blocking instanceof BlockingByField known ? known : null;
        this.forms = slots.forms(byField);
        this.places = slots.size();
    }

    /**
     * Returns a matcher.
     *
     * @param schema the fields, those that the model looks at among them
     * @param model the model
     * @param blocking gives the blocks of a fragment from its values
     * @return the matcher
     * @throws IllegalArgumentException if the model looks at a field that the schema lacks
     */
    public static FellegiSunterMatcher of(
            FieldSchema schema, FellegiSunterModel model, Blocking blocking) {
        Objects.requireNonNull(blocking, "blocking");
        return new FellegiSunterMatcher(schema, model, blocking);
    }

    /**
     * Returns the model.
     *
     * @return the model
     */
    public FellegiSunterModel model() {
        return model;
    }

    /** Returns the fields and the model; the blocking is a function, which only its answers can tell. */
    @Override
    public String settings() {
        return schema.fields() + "\n" + model.toJson();
    }

    @Override
    public Prepared prepare(Fragment fragment) {
        @Nullable Value[] values = new @Nullable Value[places];
        for (FieldForms form : forms) {
            form.prepare(fragment, values);
        }
        return new Prepared(values, fields);
    }

    /** Prepares field by field, and finds what blocks are made of by the same look-ups. */
    @Override
    public void prepareAll(List<Fragment> fragments, Preparation<Prepared> preparation) {
        @Nullable Value[][] values = new @Nullable Value[fragments.size()][places];
        @Nullable Object[][] shares = new @Nullable Object[fragments.size()][fields];
        for (FieldForms form : forms) {
            form.prepareAll(fragments, values, shares);
        }
        for (int i = 0; i < values.length; i++) {
            Prepared prepared = new Prepared(values[i], fields);
            preparation.take(
                    prepared, byField == null ? blocks(prepared) : byField.blocksOf(shares[i]));
        }
    }

    /**
     * Returns the prepared form of a fragment with these field values.
     *
     * @param values as {@link FieldSchema#values} gives them; not kept
     * @return the prepared form
     */
    public Prepared prepare(@Nullable String[] values) {
        return new Prepared(slots.prepare(values), fields);
    }

    @Override
    public long[] blocks(Prepared prepared) {
        return blocking.blocks(slots.fields(prepared.values()));
    }

    @Override
    public double weight(Prepared a, Prepared b) {
        return scorer.weight(a.values(), b.values());
    }

    @Override
    public double weight(Prepared a, Prepared b, double atLeast) {
        return scorer.weight(a.values(), b.values(), atLeast);
    }

    /**
     * Returns whether the comparisons say anything, for or against: the sizes of their weights add up to half a bit. Two
     * visits of which only the browsers are known, which differ, say next to nothing where customers have several.
     */
    @Override
    public boolean comparable(Prepared a, Prepared b) {
        return scorer.comparable(a.values(), b.values());
    }

    /**
     * Returns what the weight of a pair is made of: the prior, then each comparison with the name of
     * its level, {@code missing} among them, and behind it, where the model adjusts the level by term
     * frequencies, that adjustment as a part of its own.
     *
     * @param a a prepared fragment
     * @param b another
     * @return the parts, which add up to the weight
     */
    @Override
    public List<Contribution> contributions(Prepared a, Prepared b) {
        return scorer.contributions(a.values(), b.values());
    }

    /**
     * Returns the level that a pair reaches in one comparison.
     *
     * @param comparison its index in {@link FellegiSunterModel#comparisons()}
     * @param a a prepared fragment
     * @param b another
     * @return the index of the level in {@link Comparison#levels()}, or {@link Comparison#MISSING}
     */
    public int level(int comparison, Prepared a, Prepared b) {
        return scorer.kernel(comparison).level(a.values(), b.values());
    }

    /**
     * Returns what finds the levels of many pairs in one comparison.
     *
     * @param comparison its index in {@link FellegiSunterModel#comparisons()}
     * @return a new finder, for one thread
     */
    public LevelFinder levels(int comparison) {
        return new LevelFinder(scorer.kernel(comparison));
    }

    /**
     * Returns the waterfall of a pair.
     *
     * @param a a prepared fragment
     * @param b another
     * @return its {@link #contributions} with their total
     */
    public Waterfall waterfall(Prepared a, Prepared b) {
        return Waterfall.of(contributions(a, b));
    }
}
