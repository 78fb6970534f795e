package io.kinfold.matchers.train;

import io.kinfold.matchers.model.Comparison;

import java.util.ArrayList;
import java.util.List;

/** What is to be known about the data before one trusts a model that was trained on them. */
final class Notes {
    private Notes() {}

    /** Returns notes about fields that say nothing, in a list that can grow. */
    static List<String> of(PairEngine engine) {
        List<String> notes = new ArrayList<>();
        for (Comparison comparison : engine.comparisons()) {
            for (String name : comparison.fields()) {
                FieldColumn column = engine.field(name);
                String where = "comparison '" + comparison.name() + "', field '" + name + "': ";
                if (column.present() < 2) {
                    notes.add(where + "fewer than two fragments have a value, so it says nothing;"
                            + " leave it out, or look whether its column is the right one");
                } else if (column.distinct() == 1) {
                    notes.add(where + "all fragments have the same value, so it says nothing;"
                            + " leave it out");
                }
            }
        }
        return notes;
    }
}
