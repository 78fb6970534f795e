package io.kinfold.segments.expression;

/** How a term is compared with a value. */
public enum Operator {
    /** Equal. False where the term is missing. */
    EQUAL("="),
    /** Not equal: the exact complement of equal, so true where the term is missing. */
    NOT_EQUAL("!="),
    /** Less. False where the term is missing. */
    LESS("<"),
    /** Less or equal. False where the term is missing. */
    AT_MOST("<="),
    /** Greater. False where the term is missing. */
    GREATER(">"),
    /** Greater or equal. False where the term is missing. */
    AT_LEAST(">=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /**
     * Returns how it is written.
     *
     * @return the symbol
     */
    public String symbol() {
        return symbol;
    }
}
