package io.kinfold.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What a fragment says of a customer beside identifiers, such as a name: how its writings are made
 * comparable and which value survives into the golden record. Immutable and safe for any thread.
 */
public final class Attribute {
    private final String name;
    private final Normalizer normalizer;
    private final List<Survivorship> survivorship;

    private Attribute(Builder builder) {
        this.name = builder.name;
        this.normalizer = builder.normalizer;
        this.survivorship = builder.survivorship.isEmpty()
                ? List.of(Survivorship.mostRecent())
                : List.copyOf(builder.survivorship);
    }

    /**
     * Returns a builder of an attribute.
     *
     * @param name its name in fragments
     * @return a new builder
     */
    public static Builder builder(String name) {
        return new Builder(Settings.name("an attribute", name));
    }

    /**
     * Returns an attribute whose text is compared by {@link Normalizer#text()} and whose most recent
     * value survives.
     *
     * @param name its name in fragments
     * @return the attribute
     */
    public static Attribute of(String name) {
        return builder(name).build();
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what brings values to one form before they are compared; the golden record shows the
     * value as it was recorded.
     *
     * @return the normalizer
     */
    public Normalizer normalizer() {
        return normalizer;
    }

    /**
     * Returns the chain of survivorship rules: each narrows what the one before left over.
     *
     * @return an immutable list with at least one rule
     */
    public List<Survivorship> survivorship() {
        return survivorship;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Collects the settings of an attribute. Not safe for several threads; may build more than once. */
    public static final class Builder {
        private final String name;
        private final Settings settings;
        private final List<Survivorship> survivorship = new ArrayList<>();
        private Normalizer normalizer = Normalizer.text();

        private Builder(String name) {
            this.name = name;
            this.settings = new Settings("attribute '" + name + "'");
        }

        /**
         * Sets what brings values to one form; {@link Normalizer#text()} by default.
         *
         * @param normalizer the normalizer
         * @return this builder
         */
        public Builder normalizer(Normalizer normalizer) {
            settings.once("normalizer");
            this.normalizer = normalizer;
            return this;
        }

        /**
         * Sets the chain of survivorship rules; the most recent value by default. Where the chain leaves
         * several, the one of the latest fragment wins, then the one of the smallest fragment id.
         *
         * @param rules the rules, the first one first
         * @return this builder
         */
        public Builder survivorship(Survivorship... rules) {
            settings.once("survivorship");
            survivorship.addAll(List.of(rules));
            return this;
        }

        /**
         * Returns the attribute.
         *
         * @return a new attribute
         */
        public Attribute build() {
            return new Attribute(this);
        }
    }
}
