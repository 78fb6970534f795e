package io.kinfold.segments.check;

import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.schema.ValueType;
import io.kinfold.segments.text.Nearest;
import io.kinfold.segments.typing.Literals;
import io.kinfold.segments.typing.Reading;

import java.math.BigDecimal;

/** Checks whether values fit the terms beside them. */
final class ValueCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Report report;

    ValueCheck(Report report) {
        this.report = report;
    }

    /** Complains unless a literal may be compared with a term. */
    void fits(Term term, ValueType type, Literal literal) {
        if (Literals.read(literal, type) instanceof Reading.Fault fault) {
            report.error(fault.code(), literal, Words.of(term) + " " + fault.message());
        } else if (type instanceof ValueType.Enumeration known
                && literal instanceof Literal.Text text
                && !known.values().contains(text.value())) {
            outside(term, known, text);
        }
    }

    /** Complains unless a literal is a text, such as a part of a text or an element of a set. */
    void isText(Term term, Literal literal) {
        fits(term, ValueType.text(), literal);
    }

    void percent(Literal literal, boolean zeroAllowed) {
        if (Literals.read(literal, ValueType.decimal(9)) instanceof Reading.Fault fault) {
            report.error(fault.code(), literal, "the percentage " + fault.message());
        } else if (literal instanceof Literal.Numeric number
                && (number.value().signum() < (zeroAllowed ? 0 : 1)
                        || number.value().compareTo(HUNDRED) > 0)) {
            report.error(
                    "SEG-306",
                    literal,
                    "the percentage must be " + (zeroAllowed ? "from 0" : "above 0 and up")
                            + " to 100, but is " + Words.of(literal));
        }
    }

    private void outside(Term term, ValueType.Enumeration known, Literal.Text text) {
        String name = Words.of(term);
        if (known.closed()) {
            report.error(
                    "SEG-302",
                    text,
                    name + " is never " + Words.of(text)
                            + Words.hint(text.value(), known.values()));
        } else {
            Nearest.of(text.value(), known.values())
                    .ifPresent(near -> report.warning(
                            "SEG-607",
                            text,
                            Words.of(text) + " is no known value of " + name + "; did you mean '"
                                    + near + "'?"));
        }
    }
}
