package io.kinfold.matchers.field;

import io.kinfold.config.Normalizer;
import io.kinfold.fragment.Fragment;
import io.kinfold.fragment.Identifier;
import io.kinfold.matchers.memo.Memo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A named, normalized value of a fragment, such as {@code surname} or {@code phone}: what comparisons
 * compare and blocking blocks on.
 *
 * <p>It comes from one attribute, from several joined by a space, or from the identifiers of a
 * namespace; passes the normalizers in their order, and at last the function of {@link
 * Builder#part}. What is blank after that is missing.
 *
 * <p>A fragment may hold several values. By default the first counts: an attribute's main value, and
 * of a namespace the least normalized value. A field of {@link Builder#several()} holds them all, in
 * one string: distinct, in the order of {@link String#compareTo}, joined by {@link #SEPARATOR};
 * {@link #split} takes it apart, and comparisons take the pair of values that is most alike.
 *
 * <p>An identifier's scope is part of its value, since equal values in different scopes never match:
 * it stands behind the value, after {@link #SCOPE_MARK}.
 *
 * <p>Immutable and safe for any thread.
 */
public final class Field {
    /** Stands between the values of a field that holds several: U+001F, the unit separator. */
    public static final char SEPARATOR = '\u001f';

    /** Stands between an identifier's value and its scope, if it has one: U+001E. */
    public static final char SCOPE_MARK = '\u001e';

    private final String name;
    private final Origin origin;
    private final List<String> columns;
    private final List<UnaryOperator<String>> steps;
    private final boolean several;

    private final Memo<String> normal = new Memo<>(this::normalize);

    private Field(Builder builder) {
        this.name = builder.name;
        this.origin = builder.origin;
        this.columns = builder.columns;
        this.steps = List.copyOf(builder.steps);
        this.several = builder.several;
    }

    /** Where a field's raw value is found in a fragment. */
    private enum Origin {
        ATTRIBUTES,
        NAMESPACE
    }

    /**
     * Returns a builder of a field that reads an attribute, or several joined by a space, those that
     * the fragment lacks left out.
     *
     * @param name the field's name; not empty
     * @param attributes the attributes' names, at least one
     * @return a new builder
     * @throws IllegalArgumentException if the name is empty or no attribute is given
     */
    public static Builder ofAttributes(String name, String... attributes) {
        if (attributes.length == 0) {
            throw new IllegalArgumentException(
                    "field '" + name + "' reads no attribute; name at least one");
        }
        return new Builder(name, Origin.ATTRIBUTES, List.of(attributes));
    }

    /**
     * Returns a builder of a field that reads the identifiers of a namespace.
     *
     * @param name the field's name; not empty
     * @param namespace the namespace's name
     * @return a new builder
     * @throws IllegalArgumentException if the name is empty
     */
    public static Builder ofNamespace(String name, String namespace) {
        return new Builder(name, Origin.NAMESPACE, List.of(namespace));
    }

    /**
     * Returns the field of an attribute of the same name.
     *
     * @param name the name of field and attribute
     * @param normalizers what its value passes, in this order
     * @return a field with one value
     */
    public static Field of(String name, Normalizer... normalizers) {
        Builder builder = ofAttributes(name, name);
        for (Normalizer normalizer : normalizers) {
            builder.normalize(normalizer);
        }
        return builder.build();
    }

    /**
     * Returns the values that a field's value holds: one, or more where it holds {@link #SEPARATOR}.
     *
     * @param value a value of a field
     * @return an immutable list in ascending order, not empty
     */
    public static List<String> split(String value) {
        if (value.indexOf(SEPARATOR) < 0) {
            return List.of(value);
        }
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int at = value.indexOf(SEPARATOR); at >= 0; at = value.indexOf(SEPARATOR, from)) {
            values.add(value.substring(from, at));
            from = at + 1;
        }
        values.add(value.substring(from));
        return List.copyOf(values);
    }

    /**
     * Returns the name.
     *
     * @return the name, not empty
     */
    public String name() {
        return name;
    }

    /**
     * Returns the names of the attributes that it reads, empty if it reads a namespace.
     *
     * @return an immutable list
     */
    public List<String> attributes() {
        return origin == Origin.ATTRIBUTES ? columns : List.of();
    }

    /**
     * Returns the namespace that it reads, in a list of one, or an empty list.
     *
     * @return an immutable list
     */
    public List<String> namespaces() {
        return origin == Origin.NAMESPACE ? columns : List.of();
    }

    /**
     * Returns whether a fragment may have several values.
     *
     * @return whether all values are kept
     */
    public boolean isSeveral() {
        return several;
    }

    /**
     * Returns a fragment's value.
     *
     * @param fragment a fragment
     * @return the normalized value, never blank; several joined by {@link #SEPARATOR}; null where it
     *     has none
     */
    public @Nullable String value(Fragment fragment) {
        if (isOfOneText()) {
            String value = normal.of(text(fragment));
            return value.isBlank() ? null : value;
        }
        TreeSet<String> values = new TreeSet<>();
        if (origin == Origin.NAMESPACE) {
            addIdentifiers(fragment, values);
        } else {
            List<String> raws = fragment.attributes().get(columns.get(0));
            if (raws != null) {
                raws.forEach(raw -> values.add(normal.of(raw)));
            }
        }
        values.removeIf(String::isBlank);
        if (values.isEmpty()) {
            return null;
        }
        return several ? String.join(String.valueOf(SEPARATOR), values) : values.first();
    }

    private void addIdentifiers(Fragment fragment, Set<String> values) {
        for (Identifier identifier : fragment.identifiers()) {
            if (identifier.namespace().equals(columns.get(0))) {
                String value = normal.of(identifier.value());
                boolean scoped = !identifier.scope().isEmpty() && !value.isBlank();
                values.add(scoped ? value + SCOPE_MARK + identifier.scope() : value);
            }
        }
    }

    /**
     * Returns whether the value is made of one text of a fragment: not of identifiers, nor of an attribute all of
     * whose values are kept.
     *
     * @return whether {@link #value} is {@link #ofText} of {@link #text}
     */
    public boolean isOfOneText() {
        return origin == Origin.ATTRIBUTES && (columns.size() > 1 || !several);
    }

    /**
     * Returns what the value of such a field passes the normalizers as: the attribute's first value, or the first
     * values of the attributes that the fragment has, joined by a space.
     *
     * @param fragment a fragment
     * @return the text as recorded; empty where there is none
     */
    public String text(Fragment fragment) {
        if (columns.size() == 1) {
            return fragment.attribute(columns.get(0)).orElse("");
        }
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            String part = fragment.attribute(column).orElse("");
            if (!part.isBlank()) {
                joined.append(joined.isEmpty() ? "" : " ").append(part);
            }
        }
        return joined.toString();
    }

    /**
     * Returns what a text passes the normalizers to. It is not remembered: for who remembers more than that.
     *
     * @param text as {@link #text} gives it
     * @return the normalized value, the same object where it is as recorded; null where it is blank
     */
    public @Nullable String ofText(String text) {
        String value = normalize(text);
        return value.isBlank() ? null : value;
    }

    /** The marks are taken out of raw values, so that no value can pretend to be several. */
    private String normalize(String raw) {
        String value = raw.replace(SEPARATOR, ' ').replace(SCOPE_MARK, ' ');
        for (UnaryOperator<String> step : steps) {
            value = step.apply(value);
        }
        // One text is kept where the record has it in its normal form.
        return value.equals(raw) ? raw : value;
    }

    @Override
    public String toString() {
        return "Field[" + name + " of " + Arrays.toString(columns.toArray()) + "]";
    }

    /** Collects the parts of a field. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final String name;
        private final Origin origin;
        private final List<String> columns;
        private final List<UnaryOperator<String>> steps = new ArrayList<>();
        private boolean several;
        private boolean parted;

        private Builder(String name, Origin origin, List<String> columns) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a field's name must not be empty; give it one");
            }
            this.name = name;
            this.origin = origin;
            this.columns = columns;
        }

        /**
         * Adds a normalizer behind those added before.
         *
         * @param normalizer a pure function
         * @return this builder
         */
        public Builder normalize(Normalizer normalizer) {
            Objects.requireNonNull(normalizer, "normalizer");
            steps.add(normalizer::normalize);
            return this;
        }

        /**
         * Derives the field from a part of the normalized value, such as the year of a date.
         *
         * @param part a pure function; returns the empty string where there is no such part
         * @return this builder
         * @throws IllegalStateException if a part was set already
         */
        public Builder part(UnaryOperator<String> part) {
            Objects.requireNonNull(part, "part");
            if (parted) {
                throw new IllegalStateException(
                        "part of field '" + name + "' was set already; compose the functions");
            }
            parted = true;
            steps.add(part);
            return this;
        }

        /**
         * Keeps all values of a fragment, not the first only. Has no effect on a field that joins
         * several attributes.
         *
         * @return this builder
         */
        public Builder several() {
            several = true;
            return this;
        }

        /**
         * Returns the field.
         *
         * @return a new field
         */
        public Field build() {
            return new Field(this);
        }
    }
}
