package io.kinfold.matchers.field;

import io.kinfold.fragment.Fragment;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a matching model and its blocking work on, in a fixed order.
 *
 * <p>Immutable and safe for any thread.
 */
public final class FieldSchema {
    private final List<Field> fields;
    private final List<String> names;
    private final Map<String, Integer> indexes;

    private FieldSchema(List<Field> fields, Map<String, Integer> indexes) {
        this.fields = fields;
        this.names = List.copyOf(indexes.keySet());
        this.indexes = indexes;
    }

    /**
     * Returns a schema of fields.
     *
     * @param fields the fields, at least one, each with a name of its own
     * @return the schema in this order
     * @throws IllegalArgumentException if there is no field, or two have the same name
     */
    public static FieldSchema of(Field... fields) {
        return copyOf(List.of(fields));
    }

    /**
     * Returns a schema of fields.
     *
     * @param fields the fields, at least one, each with a name of its own
     * @return the schema in this order
     * @throws IllegalArgumentException if there is no field, or two have the same name
     */
    public static FieldSchema copyOf(List<Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one field; add one");
        }
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (Field field : fields) {
            if (indexes.put(field.name(), indexes.size()) != null) {
                throw new IllegalArgumentException(
                        "two fields are named '" + field.name() + "'; give each its own name");
            }
        }
        return new FieldSchema(List.copyOf(fields), indexes);
    }

    /**
     * Returns the fields' names in their order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns the fields in their order.
     *
     * @return an immutable list
     */
    public List<Field> fields() {
        return fields;
    }

    /**
     * Returns where a field stands in the order.
     *
     * @param name a field's name
     * @return its index from 0
     * @throws IllegalArgumentException if no field has the name; the message lists those there are
     */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException(
                    "there is no field '" + name + "'; the fields are " + String.join(", ", names));
        }
        return index;
    }

    /**
     * Returns whether a field has the name.
     *
     * @param name any name
     * @return whether {@link #indexOf} knows it
     */
    public boolean contains(String name) {
        return indexes.containsKey(name);
    }

    /**
     * Returns a fragment's normalized values, one for each field.
     *
     * @param fragment a fragment
     * @return a new array in the order of {@link #names()}; null where the fragment has no value,
     *     never blank; several values of a {@link Field#isSeveral()} field are joined by {@link
     *     Field#SEPARATOR}
     */
    public @Nullable String[] values(Fragment fragment) {
        @Nullable String[] values = new @Nullable String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).value(fragment);
        }
        return values;
    }

    @Override
    public String toString() {
        return "FieldSchema" + names;
    }
}
