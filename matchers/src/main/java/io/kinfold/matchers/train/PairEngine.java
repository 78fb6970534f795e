package io.kinfold.matchers.train;

import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Prepared;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the fragments of training data by dictionary-encoded columns, with the levels that {@link
 * FellegiSunterMatcher} finds. Not safe for several threads.
 */
final class PairEngine {
    private final FellegiSunterModel model;
    private final TrainingData data;
    private final FellegiSunterMatcher matcher;
    private final Map<String, FieldColumn> fields = new HashMap<>();
    private final List<ComparisonColumn> columns = new ArrayList<>();
    private final @Nullable Prepared[] prepared;

    PairEngine(FellegiSunterModel model, TrainingData data) {
        this.model = model;
        this.data = data;
        this.matcher = FellegiSunterMatcher.of(data.schema(), model, values -> List.of());
        this.prepared = new @Nullable Prepared[data.size()];
        FieldSchema schema = data.schema();
        for (String field : model.fields()) {
            fields.put(field, FieldColumn.of(data, schema.indexOf(field)));
        }
        for (int i = 0; i < model.comparisons().size(); i++) {
            int comparison = i;
            List<FieldColumn> looked = model.comparisons().get(i).fields().stream()
                    .map(this::field)
                    .toList();
            columns.add(ComparisonColumn.of(
                    looked,
                    data.size(),
                    (left, right) -> matcher.level(comparison, prepared(left), prepared(right))));
        }
    }

    private Prepared prepared(int row) {
        Prepared known = prepared[row];
        if (known == null) {
            known = matcher.prepare(data.row(row));
            prepared[row] = known;
        }
        return known;
    }

    FieldColumn field(String name) {
        FieldColumn column = fields.get(name);
        if (column == null) {
            throw new IllegalStateException("field " + name + " is not one of the model's");
        }
        return column;
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

    /** Finds the levels of two fragments in all comparisons. */
    void levels(int left, int right, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = columns.get(i).level(left, right);
        }
    }
}
