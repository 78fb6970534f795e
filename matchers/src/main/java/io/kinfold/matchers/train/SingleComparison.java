package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.Prepared;

import org.jspecify.annotations.Nullable;

/** Finds the levels of one comparison, preparing no field but those that it looks at. */
final class SingleComparison {
    private final TrainingData data;
    private final int[] fields;
    private final FellegiSunterMatcher matcher;

    SingleComparison(TrainingData data, Comparison comparison) {
        FieldSchema schema = data.schema();
        FellegiSunterModel model =
                FellegiSunterModel.builder().comparison(comparison).build();
        this.data = data;
        this.fields = comparison.fields().stream().mapToInt(schema::indexOf).toArray();
        this.matcher = FellegiSunterMatcher.of(schema, model, Blocking.none());
    }

    Prepared prepare(int row) {
        @Nullable String[] values = data.row(row);
        @Nullable String[] looked = new @Nullable String[values.length];
        for (int field : fields) {
            looked[field] = values[field];
        }
        return matcher.prepare(looked);
    }

    int level(Prepared a, Prepared b) {
        return matcher.level(0, a, b);
    }
}
