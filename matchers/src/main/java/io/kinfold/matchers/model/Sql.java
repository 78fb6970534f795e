package io.kinfold.matchers.model;

import java.util.List;

/**
 * A piece of an SQL condition.
 *
 * @param kind what it is
 * @param text a column's or function's name in lower case but for columns, an operator, a literal
 * @param parts the pieces it is made of
 */
record Sql(Kind kind, String text, List<Sql> parts) {
    /** Kinds of pieces. */
    enum Kind {
        COLUMN,
        NUMBER,
        TEXT,
        CALL,
        OPERATOR,
        NOT,
        IS_NULL,
        CASE,
        CAST,
        INDEX,
        LAMBDA
    }

    static Sql of(Kind kind, String text, Sql... parts) {
        return new Sql(kind, text, List.of(parts));
    }

    boolean is(Kind wanted, String name) {
        return kind == wanted && text.equals(name);
    }

    Sql part(int index) {
        return parts.get(index);
    }

    /** Returns whether this is a call of one of some functions with so many arguments. */
    boolean calls(int arguments, String... names) {
        return kind == Kind.CALL && parts.size() == arguments && List.of(names).contains(text);
    }

    /** Returns a finite literal number, a minus before it included. */
    double number() {
        if (is(Kind.OPERATOR, "negative")) {
            return -part(0).number();
        }
        if (kind != Kind.NUMBER) {
            throw new IllegalArgumentException("a number is expected in place of " + this);
        }
        return Double.parseDouble(text);
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? text : text + parts;
    }
}
