package io.kinfold.matchers.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** Writes models as JSON, keys in a fixed order, numbers in the shortest form that is exact. */
final class ModelWriter {
    /** The format that {@link ModelReader} reads. */
    static final String FORMAT = "kinfold-model-1";

    private ModelWriter() {}

    static String write(FellegiSunterModel model) {
        ObjectNode root = Json.object();
        root.put("format", FORMAT).put("prior", model.prior());
        ArrayNode comparisons = root.putArray("comparisons");
        model.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
        if (!model.related().isEmpty()) {
            ArrayNode related = root.putArray("related");
            model.related().forEach(one -> related.add(related(one, model)));
        }
        ObjectNode tables = root.putObject("term_frequencies");
        model.termFrequencies().values().forEach(table -> {
            ObjectNode node = tables.putObject(table.field());
            table.unseen().ifPresent(unseen -> node.put("unseen", unseen));
            ObjectNode values = node.putObject("values");
            table.frequencies().forEach(values::put);
        });
        return Json.pretty(root);
    }

    private static ObjectNode related(RelatedClass related, FellegiSunterModel model) {
        ObjectNode node =
                Json.object().put("name", related.name()).put("probability", related.probability());
        ObjectNode shared = node.putObject("levels");
        for (Comparison comparison : model.comparisons()) {
            List<Double> shares = related.levels().get(comparison.name());
            if (shares != null) {
                shares.forEach(shared.putArray(comparison.name())::add);
            }
        }
        return node;
    }

    private static ObjectNode comparison(Comparison comparison) {
        ObjectNode node = Json.object().put("name", comparison.name());
        comparison.kind().ifPresent(kind -> node.put("kind", kind.name().toLowerCase(Locale.ROOT)));
        node.set("missing", ConditionJson.write(comparison.missing()));
        ArrayNode levels = node.putArray("levels");
        comparison.levels().forEach(level -> levels.add(level(level)));
        return node;
    }

    private static ObjectNode level(Level level) {
        ObjectNode node = Json.object().put("name", level.name());
        level.condition().ifPresent(condition -> node.set("when", ConditionJson.write(condition)));
        node.put("m", level.m()).put("u", level.u());
        level.termAdjustment().ifPresent(adjustment -> {
            ObjectNode term = node.putObject("term_frequency")
                    .put("field", adjustment.field())
                    .put("scale", adjustment.scale())
                    .put("minimum_u", adjustment.minimumU());
            adjustment.reference().ifPresent(reference -> term.put("reference", reference));
        });
        return node;
    }
}
