package io.kinfold.matchers.train;

import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterModel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the fragments of training data by dictionary-encoded columns, with the levels that a
 * matcher finds. Not safe for several threads.
 */
final class PairEngine {
    private final FellegiSunterModel model;
    private final TrainingData data;
    private final Map<String, FieldColumn> fields = new HashMap<>();
    private final List<ComparisonColumn> columns = new ArrayList<>();

    PairEngine(FellegiSunterModel model, TrainingData data) {
        this.model = model;
        this.data = data;
        FieldSchema schema = data.schema();
        for (String field : model.fields()) {
            fields.put(field, FieldColumn.of(data.table().columns().get(schema.indexOf(field))));
        }
        for (Comparison comparison : model.comparisons()) {
            List<FieldColumn> looked =
                    comparison.fields().stream().map(this::field).toList();
            columns.add(ComparisonColumn.of(
                    looked, data.size(), new SingleComparison(data, comparison)));
        }
    }

    FieldColumn field(String name) {
        FieldColumn column = fields.get(name);
        if (column == null) {
            throw new IllegalStateException("field " + name + " is not one of the model's");
        }
        return column;
    }

    /** Has columns stand in for the fields of those names. */
    void know(Map<String, FieldColumn> known) {
        fields.putAll(known);
    }

    List<Comparison> comparisons() {
        return model.comparisons();
    }

    TrainingData data() {
        return data;
    }

    /** Returns the level of two fragments in a comparison. */
    int level(int comparison, int left, int right) {
        return columns.get(comparison).level(left, right);
    }
}
