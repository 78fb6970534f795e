package io.kinfold.config;

/** Says when the links of a fuzzy rule join groups of fragments. */
public enum Clustering {
    /**
     * Average linkage: two groups with a link between them are joined if the pairs between them, linked or not,
     * reach the link threshold on average; the groups with the highest mean first. So a lone weak bridge
     * between two dense groups does not join them: the many pairs that speak against it outweigh it. Of a
     * group with more than eight fragments that the rule compares, eight speak for it.
     */
    AVERAGE,

    /** Every link joins, whatever the other pairs weigh. */
    CONNECTED
}
