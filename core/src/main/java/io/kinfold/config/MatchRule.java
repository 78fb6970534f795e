package io.kinfold.config;

/** What links fragments beside their identifiers. Immutable and safe for any thread. */
public sealed interface MatchRule permits ExactRule, FuzzyRule {
    /**
     * Returns the rule's name, unique among rules and namespaces.
     *
     * @return the name
     */
    String name();

    /**
     * Returns how strong a link by this rule is; 1 is the strongest.
     *
     * @return the priority, from 1 to 1,000,000
     */
    int priority();

    /**
     * Returns the rule that links fragments in which all of these attributes are present and equal, in
     * normal form. Its priority is 1,000, its name is made of the attributes' names.
     *
     * @param attributes the attributes' names; at least one
     * @return the rule
     */
    static ExactRule exact(String... attributes) {
        return ExactRule.builder(attributes).build();
    }
}
