package io.kinfold.matchers.model;

import io.kinfold.config.Problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Fellegi-Sunter model: comparisons with their probabilities, the prior, and term frequencies. The
 * match weight of a pair is
 *
 * <pre>{@code log2(prior / (1 - prior)) + sum over comparisons of log2(m / u) + adjustments}</pre>
 *
 * bits, comparisons being taken as independent given whether the two are one customer. A model may
 * know related customers, such as the members of a household, who are alike in several respects at
 * once: with the probabilities lambda and r of each {@link RelatedClass}, the weight loses
 *
 * <pre>{@code log2(1 + sum over classes of lambda / (1 - prior) * product of r / u)}</pre>
 *
 * bits, so that what related customers have in common does not make them one.
 *
 * <p>References: I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage, JASA 64, 1969; the terms
 * are those of Splink (R. Linacre et al., IJPDS 7:3, 2022).
 *
 * <p>Immutable and safe for any thread. Two models are equal if all their parts are.
 */
public final class FellegiSunterModel {
    private final List<Comparison> comparisons;
    private final double prior;
    private final Map<String, TermFrequencies> termFrequencies;
    private final List<RelatedClass> related;

    private FellegiSunterModel(Builder builder) {
        this.comparisons = List.copyOf(builder.comparisons);
        this.prior = builder.prior;
        this.termFrequencies = Collections.unmodifiableMap(new TreeMap<>(builder.tables));
        this.related = List.copyOf(builder.related);
    }

    /**
     * Returns a builder of a model.
     *
     * @return a new builder, without comparisons, with a prior of 1 in 10,000
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a model that {@link #toJson()} wrote.
     *
     * @param json the text
     * @return the model
     * @throws ModelException if the text is no model; names every problem at once
     */
    public static FellegiSunterModel fromJson(String json) {
        return new ModelReader().read(json);
    }

    /**
     * Writes the model. Equal models give equal texts, and reading one back gives an equal model. The
     * term frequencies in it are values of customers.
     *
     * @return a JSON object, with line breaks
     */
    public String toJson() {
        return ModelWriter.write(this);
    }

    /**
     * Returns the comparisons in the order in which their bits are added.
     *
     * @return an immutable list, at least one
     */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /**
     * Returns the probability that two fragments taken at random are one customer.
     *
     * @return the prior, in (0, 1)
     */
    public double prior() {
        return prior;
    }

    /**
     * Returns the term frequencies of a field.
     *
     * @param field the field's name
     * @return its table, or empty
     */
    public Optional<TermFrequencies> termFrequencies(String field) {
        return Optional.ofNullable(termFrequencies.get(field));
    }

    /**
     * Returns all term frequencies by field, in the order of the fields' names.
     *
     * @return an immutable map
     */
    public Map<String, TermFrequencies> termFrequencies() {
        return termFrequencies;
    }

    /**
     * Returns the classes of related customers.
     *
     * @return an immutable list, empty if the model knows none
     */
    public List<RelatedClass> related() {
        return related;
    }

    /**
     * Returns the names of the fields that the comparisons look at, in the order of first use.
     *
     * @return an immutable list without repetitions
     */
    public List<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        comparisons.forEach(comparison -> fields.addAll(comparison.fields()));
        return List.copyOf(fields);
    }

    /**
     * Returns a builder that holds all of this model.
     *
     * @return a new builder, of which all parts may be replaced
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.comparisons.addAll(comparisons);
        builder.prior = prior;
        builder.tables.putAll(termFrequencies);
        builder.related.addAll(related);
        return builder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FellegiSunterModel that
                && Double.compare(prior, that.prior) == 0
                && comparisons.equals(that.comparisons)
                && termFrequencies.equals(that.termFrequencies)
                && related.equals(that.related);
    }

    @Override
    public int hashCode() {
        return Objects.hash(comparisons, prior, termFrequencies, related);
    }

    @Override
    public String toString() {
        return "FellegiSunterModel[prior " + prior + ", " + comparisons + "]";
    }

    /** Collects the parts of a model. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private static final double DEFAULT_PRIOR = 1e-4;

        private final List<Comparison> comparisons = new ArrayList<>();
        private final Map<String, TermFrequencies> tables = new LinkedHashMap<>();
        private final List<RelatedClass> related = new ArrayList<>();
        private double prior = DEFAULT_PRIOR;

        private Builder() {}

        /**
         * Adds a comparison behind those added before.
         *
         * @param comparison the comparison
         * @return this builder
         */
        public Builder comparison(Comparison comparison) {
            comparisons.add(Objects.requireNonNull(comparison, "comparison"));
            return this;
        }

        /**
         * Replaces all comparisons.
         *
         * @param all the comparisons in their order
         * @return this builder
         */
        public Builder comparisons(List<Comparison> all) {
            comparisons.clear();
            comparisons.addAll(all);
            return this;
        }

        /**
         * Sets the probability that two fragments taken at random are one customer.
         *
         * @param probability in (0, 1)
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder prior(double probability) {
            Checks.probability("prior probability", probability);
            prior = probability;
            return this;
        }

        /**
         * Sets the term frequencies of a field, in place of those that it may have.
         *
         * @param table the frequencies
         * @return this builder
         */
        public Builder termFrequencies(TermFrequencies table) {
            tables.put(table.field(), table);
            return this;
        }

        /**
         * Replaces the classes of related customers. By default there are none.
         *
         * @param all the classes, which share some of the comparisons
         * @return this builder
         */
        public Builder related(List<RelatedClass> all) {
            related.clear();
            related.addAll(all);
            return this;
        }

        /**
         * Returns what is wrong with the model, without throwing.
         *
         * @return the problems, empty if it can be built
         */
        public List<Problem> validate() {
            List<Problem> problems = new ArrayList<>();
            if (comparisons.isEmpty()) {
                problems.add(new Problem(
                        "KIN-401",
                        "comparisons",
                        "a model needs at least one comparison; add one"));
            }
            Set<String> names = new LinkedHashSet<>();
            for (Comparison comparison : comparisons) {
                if (!names.add(comparison.name())) {
                    problems.add(new Problem(
                            "KIN-402",
                            "comparisons." + comparison.name(),
                            "two comparisons have this name; give each its own"));
                }
            }
            problems.addAll(RelatedChecks.problems(related, comparisons));
            return problems;
        }

        /**
         * Returns the model.
         *
         * @return a new model
         * @throws ModelException if something is wrong; names every problem at once
         */
        public FellegiSunterModel build() {
            List<Problem> problems = validate();
            if (!problems.isEmpty()) {
                throw new ModelException(problems);
            }
            return new FellegiSunterModel(this);
        }
    }
}
