package io.kinfold.command.matching;

import io.kinfold.command.mapping.FuzzyMapping;
import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.problem.Problem;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.auto.RuleTrainer;
import io.kinfold.matchers.auto.TrainingResult;

import java.io.PrintWriter;
import java.util.List;

/** Trains the fuzzy rule of a configuration. */
public final class ModelTraining {
    private ModelTraining() {}

    /**
     * Returns the fuzzy rule that is to be trained.
     *
     * @param mapping a configuration
     * @throws WrongInputException if it has none or several, or does not say what to compare
     */
    public static FuzzyMapping rule(Mapping mapping) {
        List<FuzzyMapping> rules = mapping.fuzzy().rules();
        if (rules.size() != 1) {
            throw WrongInputException.of(
                    mapping.file(),
                    rules.isEmpty()
                            ? "there is no fuzzy rule to train; add '- fuzzy: model.json' under 'rules'"
                            : "there are " + rules.size()
                                    + " fuzzy rules; train each with a configuration of its own");
        } else if (rules.get(0).compare().isEmpty()) {
            Problem problem = rules.get(0)
                    .model()
                    .problem(
                            mapping.file(),
                            "the rule does not say what to compare; add 'compare' with attributes"
                                    + " and their comparisons, such as {surname: surname}");
            throw new WrongInputException(List.of(problem));
        }
        return rules.get(0);
    }

    /**
     * Trains, tells what was learned, and returns the model's JSON: what the configuration itself says
     * of blocking and thresholds is in the model too.
     *
     * @throws WrongInputException if the fragments leave nothing to learn
     */
    public static String train(FuzzyMapping rule, List<Fragment> fragments, PrintWriter err) {
        try {
            TrainingResult result = RuleTrainer.of(rule.schema(), rule.compare(), rule.settings())
                    .train(fragments);
            new Telling(err).training(result);
            return result.rule().toJson();
        } catch (IllegalArgumentException e) {
            throw WrongInputException.of(rule.model().name(), String.valueOf(e.getMessage()));
        }
    }
}
