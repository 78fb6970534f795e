package io.kinfold.matchers.model;

import io.kinfold.matchers.field.BlockingByField;
import io.kinfold.matchers.field.FieldSchema;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a prepared fragment holds: first each field's own text, then what conditions derive
 * from the fields.
 */
final class SlotTable {
    private final FieldSchema schema;
    private final FellegiSunterModel model;
    private final Map<Key, Integer> indexes = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<FieldSlots> byField = new ArrayList<>();

    private record Key(Operand operand, Slot.Kind kind) {}

    SlotTable(FieldSchema schema, FellegiSunterModel model) {
        this.schema = schema;
        this.model = model;
        schema.names().forEach(name -> byField.add(new FieldSlots()));
        schema.names().forEach(name -> index(Operand.of(name), Slot.Kind.TEXT));
    }

    /** Returns where an operand's value stands, adding a place for it. */
    int index(Operand operand, Slot.Kind kind) {
        Integer known = indexes.get(new Key(operand, kind));
        if (known == null) {
            known = takenOn(operand, kind);
            indexes.put(new Key(operand, kind), known);
        }
        return known;
    }

    /** Returns a slot of the operand that takes the kind on, a new one where there is none. */
    private int takenOn(Operand operand, Slot.Kind kind) {
        Integer first = indexes.get(new Key(operand, Slot.Kind.TEXT));
        if (first != null && slots.get(first).take(kind)) {
            return first;
        }
        TermFrequencies table = operand.transforms().isEmpty()
                ? model.termFrequencies(operand.field()).orElse(null)
                : null;
        Slot slot = new Slot(Transforms.compile(operand.transforms()), table);
        slot.take(kind);
        slots.add(slot);
        byField.get(schema.indexOf(operand.field())).add(slots.size() - 1, slot);
        indexes.putIfAbsent(new Key(operand, Slot.Kind.TEXT), slots.size() - 1);
        return slots.size() - 1;
    }

    /** Returns what makes the values of each field, and its share of the blocks; once all is taken on. */
    FieldForms[] forms(@Nullable BlockingByField blocking) {
        FieldForms[] forms = new FieldForms[byField.size()];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = new FieldForms(schema.fields().get(i), i, byField.get(i), blocking);
        }
        return forms;
    }

    /** Returns how many values a prepared fragment has places for. */
    int size() {
        return slots.size();
    }

    /** Returns the prepared values of normalized field values. */
    @Nullable
    Value[] prepare(@Nullable String[] fields) {
        @Nullable Value[] values = new @Nullable Value[slots.size()];
        for (int i = 0; i < fields.length; i++) {
            byField.get(i).prepare(fields[i], values);
        }
        return values;
    }

    /** Returns the normalized field values that prepared ones were made of. */
    @Nullable
    String[] fields(@Nullable Value[] values) {
        @Nullable String[] fields = new @Nullable String[schema.names().size()];
        for (int i = 0; i < fields.length; i++) {
            Value value = values[i];
            fields[i] = value == null ? null : value.text;
        }
        return fields;
    }
}
