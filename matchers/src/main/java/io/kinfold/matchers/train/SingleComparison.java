package io.kinfold.matchers.train;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.FieldSchema;
import io.kinfold.matchers.model.Comparison;
import io.kinfold.matchers.model.FellegiSunterMatcher;
import io.kinfold.matchers.model.FellegiSunterModel;
import io.kinfold.matchers.model.LevelFinder;
import io.kinfold.matchers.model.Prepared;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Finds the levels of one comparison, over a schema of the fields that it looks at. */
final class SingleComparison {
    private final TrainingData data;
    private final int[] fields;
    private final FellegiSunterMatcher matcher;
    private final LevelFinder levels;

    SingleComparison(TrainingData data, Comparison comparison) {
        FieldSchema schema = data.schema();
        FellegiSunterModel model =
                FellegiSunterModel.builder().comparison(comparison).build();
        this.data = data;
        this.fields = comparison.fields().stream().mapToInt(schema::indexOf).toArray();
        FieldSchema looked = FieldSchema.copyOf(
                Arrays.stream(fields).mapToObj(schema.fields()::get).toList());
        this.matcher = FellegiSunterMatcher.of(looked, model, Blocking.none());
        this.levels = matcher.levels(0);
    }

    Prepared prepare(int row) {
        @Nullable String[] looked = new @Nullable String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            looked[i] = data.table().columns().get(fields[i]).at(row);
        }
        return matcher.prepare(looked);
    }

    int level(Prepared a, Prepared b) {
        return levels.level(a, b);
    }
}
