package io.kinfold.segments.data;

import io.kinfold.fragment.Identifier;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What somebody did, when, and by which identifier he was known. Immutable and safe for any thread. */
public final class Event {
    private final String type;
    private final @Nullable String id;
    private final Identifier identifier;
    private final Instant at;
    private final Map<String, Object> fields;

    private Event(Builder builder, Identifier identifier, Instant at) {
        type = builder.type;
        id = builder.id;
        this.identifier = identifier;
        this.at = at;
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
    }

    /**
     * Returns a builder of an event.
     *
     * @param type the kind of event, a name of the schema
     * @return a new builder
     */
    public static Builder builder(String type) {
        return new Builder(Objects.requireNonNull(type, "type"));
    }

    /**
     * Returns the kind of event.
     *
     * @return a name, which the schema need not know
     */
    public String type() {
        return type;
    }

    /**
     * Returns what tells the event from others of its kind.
     *
     * @return the id, if the event has one
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Returns by what the one who did it was known.
     *
     * @return the identifier, as written
     */
    public Identifier identifier() {
        return identifier;
    }

    /**
     * Returns when it was done.
     *
     * @return the instant; segments see it to the millisecond
     */
    public Instant at() {
        return at;
    }

    /**
     * Returns what else is known of it.
     *
     * @return an immutable map from field to text or typed value, in the order of the calls of the builder
     */
    public Map<String, Object> fields() {
        return fields;
    }

    /** Returns the kind and the names of the fields, never a value. */
    @Override
    public String toString() {
        return "Event[" + type + " at " + at + " by " + identifier.namespace() + ", fields "
                + fields.keySet() + "]";
    }

    /** Collects the parts of an event. Not safe for several threads. */
    public static final class Builder {
        private final String type;
        private final Map<String, Object> fields = new LinkedHashMap<>(4);
        private @Nullable String id;
        private @Nullable Identifier identifier;
        private @Nullable Instant at;

        private Builder(String type) {
            this.type = type;
        }

        /**
         * Sets what tells the event from others of its kind: an event whose id came before is not counted
         * again, whatever else it says.
         *
         * @param unique the id
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder id(String unique) {
            refuseSecond(id, "id");
            id = Objects.requireNonNull(unique, "unique");
            return this;
        }

        /**
         * Sets by what the one who did it was known.
         *
         * @param by the identifier, in any writing; whether it is verified does not count
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder identifier(Identifier by) {
            refuseSecond(identifier, "identifier");
            identifier = Objects.requireNonNull(by, "by");
            return this;
        }

        /**
         * Sets by what the one who did it was known, in the scope "".
         *
         * @param namespace the namespace
         * @param value the value, in any writing
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder identifier(String namespace, String value) {
            return identifier(Identifier.of(namespace, value));
        }

        /**
         * Sets when it was done.
         *
         * @param instant the instant
         * @return this builder
         * @throws IllegalStateException if it was set already
         */
        public Builder at(Instant instant) {
            refuseSecond(at, "at");
            at = Objects.requireNonNull(instant, "instant");
            return this;
        }

        /**
         * Sets a field. A text is read by the field's type, as {@link CustomerData} says; any other value must
         * be of the type's kind: Boolean, a whole number for int and decimal, BigDecimal, Double or Float,
         * LocalDate, MonthDay, Instant, or a collection of texts. One that is not fit is reported when the event
         * is tracked.
         *
         * @param name the field's name
         * @param value the value
         * @return this builder
         * @throws IllegalStateException if it was set already
         * @throws IllegalArgumentException if the value is of a Java type that no field takes
         */
        public Builder field(String name, Object value) {
            Object kept =
                    value instanceof Collection<?> texts ? java.util.List.copyOf(texts) : value;
            if (!isSupported(kept)) {
                throw new IllegalArgumentException("field '" + name + "' is given a "
                        + value.getClass().getName()
                        + "; use String, Boolean, Integer, Long, BigDecimal, Double, LocalDate, MonthDay,"
                        + " Instant, or a collection of String");
            }
            if (fields.putIfAbsent(Objects.requireNonNull(name, "name"), kept) != null) {
                throw new IllegalStateException(
                        "field '" + name + "' of an event '" + type + "' was set already");
            }
            return this;
        }

        private static boolean isSupported(Object value) {
            if (value instanceof Collection<?> texts) {
                return texts.stream().allMatch(String.class::isInstance);
            }
            return value instanceof String
                    || value instanceof Boolean
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof BigDecimal
                    || value instanceof Double
                    || value instanceof Float
                    || value instanceof LocalDate
                    || value instanceof MonthDay
                    || value instanceof Instant;
        }

        private void refuseSecond(@Nullable Object first, String what) {
            if (first != null) {
                throw new IllegalStateException(
                        what + " of an event '" + type + "' was set already");
            }
        }

        /**
         * Returns the event.
         *
         * @return a new event
         * @throws IllegalStateException if it has no identifier or no instant
         */
        public Event build() {
            if (identifier == null || at == null) {
                throw new IllegalStateException("an event '" + type + "' needs "
                        + (identifier == null ? "an identifier" : "an instant (at)"));
            }
            return new Event(this, identifier, at);
        }
    }
}
