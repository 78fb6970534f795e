package io.kinfold.fragment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One source record of somebody: an id, the time it was observed, identifiers and attributes.
 *
 * <p>Immutable: a change in the source system is a new fragment with the same {@link FragmentId} and
 * a later {@link #observedAt()}, which replaces the earlier one in a graph. Two fragments are equal
 * if all their parts are; the order in which identifiers were added does not count, the order of an
 * attribute's values does. Safe for any thread.
 *
 * <pre>{@code
 * Fragment receipt = Fragment.builder("pos", "A-1001")
 *         .observedAt(Instant.parse("2026-03-01T10:15:00Z"))
 *         .identifier("phone", "0912-345-678")
 *         .attribute("name", "林美麗")
 *         .build();
 * }</pre>
 */
public final class Fragment {
    private static final Instant EARLIEST = Instant.parse("-100000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+100000-01-01T00:00:00Z");

    private final FragmentId id;
    private final Instant observedAt;
    private final List<Identifier> identifiers;
    private final AttributeMap attributes;

    private Fragment(Builder builder, Instant observedAt) {
        this.id = builder.id;
        this.observedAt = observedAt;
        TreeSet<Identifier> given = builder.identifiers;
        this.identifiers = given == null ? List.of() : List.copyOf(given);
        this.attributes = builder.attributes.build();
    }

    /**
     * Returns a builder of a fragment.
     *
     * @param source the source system, such as {@code pos}; see {@link FragmentId}
     * @param key the record's key in it
     * @return a new builder
     */
    public static Builder builder(String source, String key) {
        return new Builder(FragmentId.of(source, key));
    }

    /**
     * Returns the id, which all versions of this record share.
     *
     * @return the id
     */
    public FragmentId id() {
        return id;
    }

    /**
     * Returns when the source recorded this version, to the microsecond.
     *
     * @return the observed time
     */
    public Instant observedAt() {
        return observedAt;
    }

    /**
     * Returns the identifiers, without repetitions, in their natural order.
     *
     * @return an immutable list
     */
    public List<Identifier> identifiers() {
        return identifiers;
    }

    /**
     * Returns the attributes by name, in the order of the names; each has at least one value.
     *
     * @return an immutable map
     */
    public Map<String, List<String>> attributes() {
        return attributes;
    }

    /**
     * Returns the first value of an attribute.
     *
     * @param name the attribute's name
     * @return its first value, or empty where the fragment has none
     */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.first(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fragment that
                && id.equals(that.id)
                && observedAt.equals(that.observedAt)
                && identifiers.equals(that.identifiers)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, observedAt, identifiers, attributes);
    }

    /** Returns the id and the names of what the fragment holds, never a value of the customer. */
    @Override
    public String toString() {
        return "Fragment[" + id + " at " + observedAt + ", identifiers " + identifiers
                + ", attributes " + attributes.keySet() + "]";
    }

    /** Collects the parts of a fragment. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final FragmentId id;
        private final AttributeMap.Builder attributes = new AttributeMap.Builder();
        private @Nullable TreeSet<Identifier> identifiers;
        private Instant observedAt = Instant.MIN;

        private Builder(FragmentId id) {
            this.id = id;
        }

        /**
         * Sets when the source recorded this version. Required.
         *
         * @param instant the time, from the year -100000 to +100000; kept to the microsecond
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder observedAt(Instant instant) {
            if (!observedAt.equals(Instant.MIN)) {
                throw new IllegalStateException(
                        "observedAt of fragment " + id + " was set already");
            }
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new IllegalArgumentException("observedAt of fragment " + id
                        + " must lie between the years -100000 and +100000");
            }
            observedAt = instant.truncatedTo(ChronoUnit.MICROS);
            return this;
        }

        /**
         * Adds an identifier. Adding an equal one again changes nothing.
         *
         * @param identifier the identifier
         * @return this builder
         */
        public Builder identifier(Identifier identifier) {
            Objects.requireNonNull(identifier, "identifier");
            if (identifiers == null) {
                identifiers = new TreeSet<>();
            }
            identifiers.add(identifier);
            return this;
        }

        /**
         * Adds an unverified identifier of a namespace with one issuer.
         *
         * @param namespace the namespace's name
         * @param value the value as recorded
         * @return this builder
         */
        public Builder identifier(String namespace, String value) {
            return identifier(Identifier.of(namespace, value));
        }

        /**
         * Sets an attribute. Values that the record holds twice are kept once.
         *
         * @param name the attribute's name; not empty
         * @param values its values, the main one first; none leaves the attribute absent
         * @return this builder
         * @throws IllegalStateException if the attribute was set already
         * @throws IllegalArgumentException if the name is empty
         */
        public Builder attribute(String name, String... values) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "an attribute of fragment " + id + " has an empty name; give it one");
            }
            boolean again;
            if (values.length == 1) {
                again = !attributes.add(name, values[0]);
            } else {
                List<String> kept = List.copyOf(new LinkedHashSet<>(List.of(values)));
                again = kept.isEmpty() ? attributes.has(name) : !attributes.add(name, kept);
            }
            if (again) {
                throw new IllegalStateException("attribute '" + name + "' of fragment " + id
                        + " was set already; give all its values in one call");
            }
            return this;
        }

        /**
         * Returns the fragment.
         *
         * @return a new fragment
         * @throws IllegalStateException if no observed time was set
         */
        public Fragment build() {
            if (observedAt.equals(Instant.MIN)) {
                throw new IllegalStateException("fragment " + id
                        + " has no observed time; call observedAt with the time of the record");
            }
            return new Fragment(this, observedAt);
        }
    }
}
