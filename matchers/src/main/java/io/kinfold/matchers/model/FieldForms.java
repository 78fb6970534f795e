package io.kinfold.matchers.model;

import io.kinfold.fragment.Fragment;
import io.kinfold.matchers.field.BlockingByField;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.memo.Memo;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a field comes to, for comparing and for blocking at once: normalizing, what comparisons need and what blocks
 * are made of are found by one look-up of the text as it was recorded. Safe for any thread.
 */
final class FieldForms {
    private static final Form NONE = new Form(new Value[0], null);

    private final Field field;
    private final int index;
    private final FieldSlots slots;
    private final @Nullable BlockingByField blocking;

    /** By the text as recorded; where that is not the value, the value's form. */
    private final Memo<Form> byText = new Memo<>(this::ofText);

    private final Memo<Form> byValue = new Memo<>(this::ofValue);

    /** The values of a field's slots, none where the field has none, and its share of the blocks. */
    private static final class Form {
        private final @Nullable Value[] values;
        private final @Nullable Object share;

        Form(@Nullable Value[] values, @Nullable Object share) {
            this.values = values;
            this.share = share;
        }
    }

    /** Takes a field, its place, its slots, and what is to be asked for shares. */
    FieldForms(Field field, int index, FieldSlots slots, @Nullable BlockingByField blocking) {
        this.field = field;
        this.index = index;
        this.slots = slots;
        this.blocking = blocking;
    }

    /** Puts what a fragment's field comes to into the places of the slots; returns its share of the blocks. */
    @Nullable
    Object prepare(Fragment fragment, @Nullable Value[] into) {
        Form form = of(fragment);
        if (form.values.length > 0) {
            slots.put(form.values, into);
        }
        return form.share;
    }

    /**
     * As for each of some fragments. Field by field the forms of one field stay near the processor, where
     * fragment by fragment each look-up would wait for memory.
     */
    void prepareAll(
            List<Fragment> fragments, @Nullable Value[][] into, @Nullable Object[][] shares) {
        for (int i = 0; i < into.length; i++) {
            shares[i][index] = prepare(fragments.get(i), into[i]);
        }
    }

    private Form of(Fragment fragment) {
        if (field.isOfOneText()) {
            return byText.of(field.text(fragment));
        }
        String value = field.value(fragment);
        return value == null ? NONE : byValue.of(value);
    }

    private Form ofText(String text) {
        String value = field.ofText(text);
        if (value == null) {
            return NONE;
        }
        return value.equals(text) ? ofValue(value) : byValue.of(value);
    }

    private Form ofValue(String value) {
        return new Form(slots.make(value), blocking == null ? null : blocking.share(index, value));
    }
}
