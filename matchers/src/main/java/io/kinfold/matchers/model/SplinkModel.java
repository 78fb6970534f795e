package io.kinfold.matchers.model;

import io.kinfold.config.Problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the JSON models that Splink 4 and 5 save for DuckDB and Spark. Fields are named as Splink's
 * columns; docs/splink.md says which conditions are covered.
 *
 * <p>A pair gets the weight that Splink gives it, on the same values. Splink takes term frequencies
 * from its data, not from the model: without tables no level is adjusted by them.
 */
public final class SplinkModel {
    /** What Splink takes for a level that training did not see. */
    private static final double NEAREST_TO_ZERO = 1e-10;

    private static final double NEAREST_TO_ONE = 1 - 1e-12;
    private static final double DEFAULT_PRIOR = 1e-4;

    private final List<Problem> problems = new ArrayList<>();
    private final SplinkConditions conditions;

    private SplinkModel(boolean spark) {
        this.conditions = new SplinkConditions(spark);
    }

    /**
     * Reads a model.
     *
     * @param json what {@code linker.misc.save_model_to_json} wrote
     * @return the model, without term frequencies
     * @throws ModelException if the text is no such model or has a condition that is not covered;
     *     names every problem at once
     */
    public static FellegiSunterModel read(String json) {
        return read(json, List.of());
    }

    /**
     * Reads a model and adds term frequencies.
     *
     * @param json what {@code linker.misc.save_model_to_json} wrote
     * @param tables the relative frequencies, as Splink's {@code compute_tf_table} gives them
     * @return the model
     * @throws ModelException if the text is no such model or has a condition that is not covered
     */
    public static FellegiSunterModel read(String json, Collection<TermFrequencies> tables) {
        Cursor root = new Cursor(Json.parse(json), "");
        boolean spark = root.has("sql_dialect")
                && root.node()
                        .get("sql_dialect")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .equals("spark");
        return new SplinkModel(spark).model(root, tables);
    }

    private FellegiSunterModel model(Cursor root, Collection<TermFrequencies> tables) {
        FellegiSunterModel.Builder builder = FellegiSunterModel.builder();
        tables.forEach(builder::termFrequencies);
        String prior = "probability_two_random_records_match";
        try {
            builder.prior(inside(root.has(prior) ? root.number(prior) : DEFAULT_PRIOR));
            for (Cursor comparison : root.list("comparisons")) {
                comparison(comparison).ifPresent(builder::comparison);
            }
        } catch (Cursor.Complaint e) {
            problems.add(new Problem("KIN-420", e.path(), e.text()));
        }
        if (!problems.isEmpty()) {
            throw new ModelException(problems);
        }
        return builder.build();
    }

    private Optional<Comparison> comparison(Cursor at) {
        int before = problems.size();
        List<Condition> missing = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Level> levels = new ArrayList<>();
        for (Cursor level : at.list("comparison_levels")) {
            try {
                read(level, missing, names).ifPresent(levels::add);
            } catch (Cursor.Complaint e) {
                problems.add(new Problem("KIN-421", e.path(), e.text()));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(
                        "KIN-422",
                        level.path() + ".sql_condition",
                        e.getMessage() + "; docs/splink.md says what is"));
            }
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            Comparison.Builder builder = Comparison.builder(at.text("output_column_name"));
            builder.missing(missing(missing, levels));
            levels.forEach(builder::level);
            return Optional.of(builder.build());
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("KIN-423", at.path(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Without a level of nulls, Splink lets them fall to the last level: nothing is missing then. */
    private static Condition missing(List<Condition> conditions, List<Level> levels) {
        if (conditions.isEmpty()
                && !levels.isEmpty()
                && levels.get(0).condition().isPresent()) {
            Condition absent = new Condition.Missing(
                    ConditionOperands.of(levels.get(0).condition().get()).get(0));
            return Condition.all(absent, new Condition.Not(absent));
        }
        return conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions);
    }

    /** Reads a level, or adds a level of nulls to the conditions of what is missing. */
    private Optional<Level> read(Cursor at, List<Condition> missing, Set<String> names) {
        String sql = at.text("sql_condition").strip();
        if (at.has("is_null_level") && at.truth("is_null_level")) {
            missing.add(conditions.of(sql));
            return Optional.empty();
        }
        String label = at.has("label_for_charts") ? at.text("label_for_charts") : sql;
        String name = label;
        for (int i = 2; !names.add(name); i++) {
            name = label + " (" + i + ")";
        }
        boolean otherwise = sql.equalsIgnoreCase("ELSE");
        Level level = otherwise ? Level.otherwise(name) : Level.of(name, conditions.of(sql));
        if (at.has("m_probability") && at.has("u_probability")) {
            level = level.probabilities(
                    inside(at.number("m_probability")), inside(at.number("u_probability")));
        }
        return Optional.of(
                otherwise || !at.has("tf_adjustment_column")
                        ? level
                        : level.adjusted(adjustment(at)));
    }

    private static TermAdjustment adjustment(Cursor at) {
        boolean own = at.has("disable_tf_exact_match_detection")
                && at.truth("disable_tf_exact_match_detection")
                && at.has("u_probability");
        return new TermAdjustment(
                at.text("tf_adjustment_column").replaceAll("[\"`]", ""),
                at.has("tf_adjustment_weight") ? at.number("tf_adjustment_weight") : 1,
                at.has("tf_minimum_u_value") ? at.number("tf_minimum_u_value") : 0,
                own
                        ? OptionalDouble.of(inside(at.number("u_probability")))
                        : OptionalDouble.empty());
    }

    private static double inside(double probability) {
        return Math.max(NEAREST_TO_ZERO, Math.min(NEAREST_TO_ONE, probability));
    }
}
