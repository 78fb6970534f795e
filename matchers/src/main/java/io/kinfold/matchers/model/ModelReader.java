package io.kinfold.matchers.model;

import io.kinfold.config.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Reads what {@link ModelWriter} writes, and gathers what is wrong with it. For one use. */
final class ModelReader {
    private final List<Problem> problems = new ArrayList<>();

    FellegiSunterModel read(String json) {
        Cursor root = new Cursor(Json.parse(json), "");
        FellegiSunterModel.Builder builder = FellegiSunterModel.builder();
        noting(root, () -> checkedFormat(root));
        noting(root, () -> builder.prior(root.number("prior")));
        noting(root, () -> root.list("comparisons"))
                .ifPresent(
                        list -> list.forEach(at -> comparison(at).ifPresent(builder::comparison)));
        if (root.has("related")) {
            List<RelatedClass> related = new ArrayList<>();
            noting(root, () -> root.list("related"))
                    .ifPresent(list -> list.forEach(
                            at -> noting(at, () -> related(at)).ifPresent(related::add)));
            builder.related(related);
        }
        if (root.has("term_frequencies")) {
            noting(root, () -> root.at("term_frequencies").entries())
                    .ifPresent(entries -> entries.forEach(entry -> noting(
                                    entry.getValue(), () -> table(entry.getKey(), entry.getValue()))
                            .ifPresent(builder::termFrequencies)));
        }
        if (problems.isEmpty()) {
            return builder.build();
        }
        throw new ModelException(problems);
    }

    /** Returns what a step makes of a place, or notes why it cannot. */
    private <T> Optional<T> noting(Cursor at, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (Cursor.Complaint e) {
            problems.add(new Problem("KIN-411", e.path(), e.text()));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("KIN-412", at.path(), String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static String checkedFormat(Cursor root) {
        String format = root.text("format");
        if (!format.equals(ModelWriter.FORMAT)) {
            throw root.at("format")
                    .complaint(
                            "must be " + ModelWriter.FORMAT
                                    + ", which this version reads; a model of Splink is read by SplinkModel");
        }
        return format;
    }

    private Optional<Comparison> comparison(Cursor at) {
        int before = problems.size();
        Optional<Comparison.Builder> builder =
                noting(at, () -> Comparison.builder(at.text("name")));
        Optional<Condition> missing = noting(at, () -> ConditionReader.read(at.at("missing")));
        List<Level> levels = new ArrayList<>();
        noting(at, () -> at.list("levels"))
                .ifPresent(list -> list.forEach(
                        level -> noting(level, () -> level(level)).ifPresent(levels::add)));
        if (problems.size() > before) {
            return Optional.empty();
        }
        return noting(at, () -> {
            Comparison.Builder all = builder.orElseThrow().missing(missing.orElseThrow());
            levels.forEach(all::level);
            return at.has("kind") ? all.build().kind(at.one("kind", Kind.class)) : all.build();
        });
    }

    private static RelatedClass related(Cursor at) {
        Map<String, List<Double>> levels = new HashMap<>();
        for (Map.Entry<String, Cursor> entry : at.at("levels").entries()) {
            levels.put(
                    entry.getKey(),
                    entry.getValue().items().stream().map(Cursor::number).toList());
        }
        return new RelatedClass(at.text("name"), at.number("probability"), levels);
    }

    private static Level level(Cursor at) {
        String name = at.text("name");
        Level level = at.has("when")
                ? Level.of(name, ConditionReader.read(at.at("when")))
                : Level.otherwise(name);
        level = level.probabilities(at.number("m"), at.number("u"));
        return at.has("term_frequency")
                ? level.adjusted(adjustment(at.at("term_frequency")))
                : level;
    }

    private static TermAdjustment adjustment(Cursor at) {
        return new TermAdjustment(
                at.text("field"),
                at.number("scale"),
                at.number("minimum_u"),
                at.has("reference")
                        ? OptionalDouble.of(at.number("reference"))
                        : OptionalDouble.empty());
    }

    private static TermFrequencies table(String field, Cursor at) {
        Map<String, Double> values = new HashMap<>();
        at.at("values")
                .entries()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().number()));
        return at.has("unseen")
                ? TermFrequencies.of(field, values, at.number("unseen"))
                : TermFrequencies.of(field, values);
    }
}
