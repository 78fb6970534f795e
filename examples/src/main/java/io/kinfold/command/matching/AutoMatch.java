package io.kinfold.command.matching;

import io.kinfold.command.mapping.Mapping;
import io.kinfold.command.mapping.MappingReader;
import io.kinfold.command.problem.WrongInputException;
import io.kinfold.command.resolution.Resolver;
import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.auto.ColumnKind;
import io.kinfold.matchers.auto.MatchPlan;
import io.kinfold.matchers.auto.RuleTrainer;
import io.kinfold.matchers.auto.TableProfile;
import io.kinfold.matchers.auto.TrainingResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Makes a configuration of bare files: guesses the columns, and trains once their rows are there. */
public final class AutoMatch implements Resolver.Training {
    /** The file of the configuration that is written beside the results. */
    public static final String CONFIGURATION = "identity.yaml";

    private static final String MODEL = "model.json";

    private final MatchPlan plan;
    private final Path configuration;
    private final Telling telling;

    private AutoMatch(MatchPlan plan, Path configuration, Telling telling) {
        this.plan = plan;
        this.configuration = configuration;
        this.telling = telling;
    }

    /**
     * Looks at the columns of the inputs, and tells what they are taken for.
     *
     * @param known the columns whose kind is told on the command line
     * @param out the folder of the results
     * @param err where to tell
     * @param progress is told the number of rows read, now and then
     * @throws WrongInputException if an input is wrong or no column is worth comparing
     */
    public static AutoMatch of(
            List<Path> inputs,
            Map<String, ColumnKind> known,
            Path out,
            PrintWriter err,
            LongConsumer progress)
            throws IOException {
        TableProfile profile = ColumnSurvey.of(inputs, known, progress);
        try {
            MatchPlan plan = MatchPlan.of(profile);
            Telling telling = new Telling(err);
            telling.columns(profile, plan);
            return new AutoMatch(plan, out.resolve(CONFIGURATION), telling);
        } catch (IllegalArgumentException e) {
            throw WrongInputException.of(inputs.get(0).toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Returns the mapping before training, which makes the fragments. */
    public Mapping mapping() {
        return MappingReader.parseUntrained(
                CONFIGURATION, MappingText.of(plan, MODEL, Optional.empty()));
    }

    @Override
    public Outcome train(List<Fragment> fragments) {
        TrainingResult result;
        try {
            result = RuleTrainer.of(plan).train(fragments);
        } catch (IllegalArgumentException e) {
            throw WrongInputException.of("--auto", String.valueOf(e.getMessage()));
        }
        telling.training(result);
        if (result.expected().onePerSource()) {
            telling.sources();
        }
        String text = MappingText.of(plan, MODEL, Optional.of(result));
        String json = result.rule().toJson();
        return new Outcome(
                MappingReader.parse(configuration, text, MODEL, json),
                text,
                Map.of(CONFIGURATION, text, MODEL, json));
    }
}
