package io.kinfold.segments.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

class PrinterTest {
    /** The segments that the language was made for, in canonical form. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier in ('gold', 'vip') and total_spend > 1000 and order_count >= 3 and"
                        + " days_since(last_purchase) <= 30 and city != 'Taipei'",
                "last_purchase in last 30 days and count(purchase in last 365 days) >= 6 and"
                        + " sum(purchase.amount in last 365 days) >= 20000",
                "did purchase in last 90 days or count(view in last 30 days) >= 3",
                "count(purchase in last 365 days) >= 2 and days_since(last(purchase)) between 91 and"
                        + " 180 and consent_email",
                "did view where (category = 'shoes') in last 14 days and did not purchase where"
                        + " (category = 'shoes') in last 14 days",
                "has identity 'line' and not has identity 'member'",
                "top 10 percent by sum(purchase.amount) and did purchase in last 12 months",
                "did purchase where (channel = 'online') in last 12 months and did purchase where"
                        + " (channel = 'store') in last 12 months",
                "count(purchase) = 1 and first(purchase) in last 7 days",
                "did cart in last 2 hours and did not purchase in last 2 hours and email is set",
                "birthday in next 7 days and tags not contains any ('staff', 'test') and"
                        + " in segment 'active'",
                "count(purchase in last 90 days) >= 3 and sum(purchase.amount in last 90 days) > 500"
                        + " and did view in last 14 days and did not purchase in last 14 days",
                "tier in ('gold', 'vip') and total_spend > 1000 and days_since(last_purchase) <= 30",
                "count(purchase in last 90 days) >= 3 and sum(purchase.amount in last 90 days) > 500",
                "rfm.recency <= 2 and rfm.monetary >= 4",
                "in segment 'vip' and not tag 'contacted' and sample(10, 'autumn')",
            })
    void print_canonicalText_isThatText(String text) {
        assertThat(Printer.print(read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A AND  b                              | A and b
            ((a)) or (b and c)                    | a or b and c
            a and (b and c)                       | a and (b and c)
            not(a or b)                           | not (a or b)
            x is not set                          | x is missing
            not x is missing                      | not x is missing
            not x in (1)                          | x not in (1)
            not did e                             | did not e
            not did e then f within 1 days        | did not e then f within 1 day
            not x in last 3 day                   | x not in last 3 days
            not x between 1 and 2                 | x not between 1 and 2
            not x starts with 'a'                 | x not starts with 'a'
            not x contains any 'a'                | x not contains any ('a')
            not not did e                         | not did not e
            did e ever                            | did e
            did e in last 3 days for the first time | did e for the first time in last 3 days
            did e regularly 1 time in 2 of last 3 weeks | did e regularly in 2 of last 3 weeks
            x in (:p)                             | x in :p
            x = 1_000.500                         | x = 1000.5
            x = -0.0                              | x = 0
            "plain" = 1                           | plain = 1
            """)
    void print_otherWriting_isCanonical(String written, String canonical) {
        assertThat(Printer.print(read(written))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "tier,tier",
        "rfm.recency,rfm.recency",
        "會員,會員",
        "_a1,_a1",
        "count,\"count\"",
        "And,\"And\"",
        "a b,\"a b\"",
        "1a,\"1a\"",
        "a..b,\"a..b\"",
        "a.,\"a.\"",
        "ａ,\"ａ\""
    })
    void print_name_isInQuotesWhereItMustBe(String name, String written) {
        assertThat(Printer.print(new Term.Named(name))).isEqualTo(written);
    }

    @Test
    void print_eventWithADot_isInQuotesAndItsFieldIsNot() {
        Term sum = new Term.Aggregate(
                AggregateFunction.SUM, new EventClause("a.b", "count", null, new Window.Ever()));

        assertThat(Printer.print(sum)).isEqualTo("sum(\"a.b\".count)");
    }

    @Test
    void print_numbers_arePlain() {
        assertThat(print("1E+3")).isEqualTo("x = 1000");
        assertThat(print("1E-7")).isEqualTo("x = 0.0000001");
        assertThat(print("-1.50")).isEqualTo("x = -1.5");
    }

    private static String print(String number) {
        return Printer.print(new Expression.Compare(
                new Term.Named("x"), Operator.EQUAL, new Literal.Numeric(new BigDecimal(number))));
    }

    private static Expression read(String text) {
        return Parser.parse(text, ParseLimits.EXPRESSION).orThrow();
    }
}
