package io.kinfold.segments.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What segments may speak of. Immutable and safe for any thread.
 *
 * <p>The attribute {@value #TAGS} is always there: the tags of a profile.
 */
public final class Schema {
    /** The name of the built-in attribute of tags. */
    public static final String TAGS = "tags";

    private final Map<String, AttributeDefinition> attributes;
    private final Map<String, EventDefinition> events;
    private final Set<String> identities;
    private final Map<String, HostFunction> functions;

    private Schema(Builder builder) {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
        events = Collections.unmodifiableMap(new LinkedHashMap<>(builder.events));
        identities = Collections.unmodifiableSet(new LinkedHashSet<>(builder.identities));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.functions));
    }

    /**
     * Returns a builder of a schema.
     *
     * @return a builder that knows {@value #TAGS} only
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns an attribute.
     *
     * @param name its name
     * @return its definition, if there is one
     */
    public Optional<AttributeDefinition> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * Returns a kind of event.
     *
     * @param name its name
     * @return its definition, if there is one
     */
    public Optional<EventDefinition> event(String name) {
        return Optional.ofNullable(events.get(name));
    }

    /**
     * Returns a function of the host.
     *
     * @param name its name
     * @return the function, if there is one
     */
    public Optional<HostFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /**
     * Returns all attributes.
     *
     * @return an immutable map by name, in the order of definition, {@value #TAGS} first
     */
    public Map<String, AttributeDefinition> attributes() {
        return attributes;
    }

    /**
     * Returns all kinds of events.
     *
     * @return an immutable map by name, in the order of definition
     */
    public Map<String, EventDefinition> events() {
        return events;
    }

    /**
     * Returns the namespaces that {@code has identity} may name.
     *
     * @return an immutable set, in the order of definition
     */
    public Set<String> identities() {
        return identities;
    }

    /**
     * Returns all functions of the host.
     *
     * @return an immutable map by name, in the order of definition
     */
    public Map<String, HostFunction> functions() {
        return functions;
    }

    /** Returns the counts. */
    @Override
    public String toString() {
        return "Schema[" + attributes.size() + " attributes, " + events.size() + " events, "
                + identities.size() + " identities, " + functions.size() + " functions]";
    }

    /** Builds a schema. Names are taken as they are, letter case counts. Not safe for several threads. */
    public static final class Builder {
        private final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        private final Map<String, EventDefinition> events = new LinkedHashMap<>();
        private final Set<String> identities = new LinkedHashSet<>();
        private final Map<String, HostFunction> functions = new LinkedHashMap<>();

        private Builder() {
            attributes.put(TAGS, new AttributeDefinition(TAGS, ValueType.textSet(), true));
        }

        /**
         * Adds an attribute in which an empty text is a value.
         *
         * @param name its name
         * @param type its type
         * @return this builder
         * @throws IllegalArgumentException if the name is empty
         * @throws IllegalStateException if the name is taken
         */
        public Builder attribute(String name, ValueType type) {
            return attribute(new AttributeDefinition(name, type, false));
        }

        /**
         * Adds an attribute.
         *
         * @param definition the attribute
         * @return this builder
         * @throws IllegalArgumentException if the name is empty
         * @throws IllegalStateException if the name is taken
         */
        public Builder attribute(AttributeDefinition definition) {
            put(attributes, definition.name(), definition, "attribute");
            return this;
        }

        /**
         * Adds a kind of event.
         *
         * @param name its name, without a dot
         * @param fields adds the event's fields
         * @return this builder
         * @throws IllegalArgumentException if the name is empty or has a dot
         * @throws IllegalStateException if the name is taken
         */
        public Builder event(String name, Consumer<Fields> fields) {
            if (name.indexOf('.') >= 0) {
                throw new IllegalArgumentException("the event name '" + name
                        + "' has a dot, which parts an event from its field; use '_' instead");
            }
            Fields collected = new Fields();
            fields.accept(collected);
            put(events, name, new EventDefinition(name, collected.byName), "event");
            return this;
        }

        /**
         * Adds namespaces of identifiers.
         *
         * @param namespaces their names
         * @return this builder
         */
        public Builder identities(Collection<String> namespaces) {
            identities.addAll(namespaces);
            return this;
        }

        /**
         * Adds a namespace of identifiers.
         *
         * @param namespace its name
         * @return this builder
         */
        public Builder identity(String namespace) {
            identities.add(namespace);
            return this;
        }

        /**
         * Adds a function of the host.
         *
         * @param function the function
         * @return this builder
         * @throws IllegalStateException if the name is taken
         */
        public Builder function(HostFunction function) {
            put(functions, function.name(), function, "function");
            return this;
        }

        /**
         * Returns the schema.
         *
         * @return a new schema
         */
        public Schema build() {
            return new Schema(this);
        }

        private static <T> void put(Map<String, T> map, String name, T value, String kind) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the name of an " + kind + " is empty");
            }
            if (map.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("the " + kind + " '" + name + "' is defined twice");
            }
        }
    }

    /** Collects the fields of an event. */
    public static final class Fields {
        private final Map<String, AttributeDefinition> byName = new LinkedHashMap<>();

        private Fields() {}

        /**
         * Adds a field in which an empty text is a value.
         *
         * @param name its name
         * @param type its type
         * @return this
         * @throws IllegalStateException if the name is taken
         */
        public Fields field(String name, ValueType type) {
            return field(new AttributeDefinition(name, type, false));
        }

        /**
         * Adds a field.
         *
         * @param definition the field
         * @return this
         * @throws IllegalStateException if the name is taken
         */
        public Fields field(AttributeDefinition definition) {
            Builder.put(byName, definition.name(), definition, "field");
            return this;
        }
    }
}
