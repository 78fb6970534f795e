package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.config.Contribution;
import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores of models of Splink against numbers that were not made by this code: those that Splink's topic guides
 * print, and those that follow from their formulas by products, where the code adds up bits.
 *
 * <p>The guides: https://moj-analytical-services.github.io/splink/topic_guides/theory/fellegi_sunter.html and
 * https://moj-analytical-services.github.io/splink/topic_guides/comparisons/term-frequency.html, read in November
 * 2026.
 */
class SplinkScoresTest {
    private static final List<String> COLUMNS =
            List.of("forename", "surname", "dob", "city", "email");

    private static String level(String condition, double m, double u, String more) {
        return String.format(
                Locale.ROOT,
                "{\"sql_condition\": \"%s\", \"m_probability\": %s, \"u_probability\": %s%s}",
                condition,
                m,
                u,
                more);
    }

    private static String comparison(String column, double m, double u) {
        return String.format(
                Locale.ROOT,
                "{\"output_column_name\": \"%1$s\", \"comparison_levels\": ["
                        + "{\"sql_condition\": \"%1$s_l IS NULL OR %1$s_r IS NULL\", \"is_null_level\": true},"
                        + "%2$s, %3$s]}",
                column,
                level(column + "_l = " + column + "_r", m, u, ""),
                level("ELSE", 1 - m, 1 - u, ""));
    }

    private static FellegiSunterMatcher matcher(FellegiSunterModel model) {
        return FellegiSunterMatcher.of(
                FieldSchema.copyOf(COLUMNS.stream().map(Field::of).toList()),
                model,
                Blocking.none());
    }

    /** Of each column how likely it agrees in a match, and between two people. */
    private static final double[] M = {0.82, 0.88, 0.98, 0.7, 0.6};

    private static final double[] U = {0.0125, 0.005, 0.0001, 0.2, 0.00002};
    private static final double LAMBDA = 0.003;

    private static FellegiSunterModel model() {
        StringBuilder comparisons = new StringBuilder();
        for (int i = 0; i < COLUMNS.size(); i++) {
            comparisons.append(i == 0 ? "" : ", ").append(comparison(COLUMNS.get(i), M[i], U[i]));
        }
        return SplinkModel.read("{\"probability_two_random_records_match\": " + LAMBDA
                + ", \"comparisons\": [" + comparisons + "]}");
    }

    /** Each column agrees, differs, or is missing: 243 pairs. */
    @Test
    void weight_everyPatternOfAgreement_isTheProductOfTheGuide() {
        FellegiSunterMatcher matcher = matcher(model());
        Prepared one = matcher.prepare(new String[] {"ann", "lee", "1990-05-17", "rome", "a@x"});
        for (int pattern = 0; pattern < 243; pattern++) {
            String[] other = {"ann", "lee", "1990-05-17", "rome", "a@x"};
            double bayes = 1;
            for (int i = 0, rest = pattern; i < other.length; i++, rest /= 3) {
                if (rest % 3 == 1) {
                    other[i] = "another";
                    bayes *= (1 - M[i]) / (1 - U[i]);
                } else if (rest % 3 == 2) {
                    other[i] = "";
                } else {
                    bayes *= M[i] / U[i];
                }
            }
            double weight = matcher.weight(one, matcher.prepare(missing(other)));

            double probability = 1 - 1 / (1 + LAMBDA / (1 - LAMBDA) * bayes);
            assertThat(Bits.toProbability(weight)).isCloseTo(probability, within(1e-12));
        }
    }

    private static String[] missing(String[] row) {
        String[] values = row.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i].isEmpty() ? null : values[i];
        }
        return values;
    }

    /** The waterfall of the guide: -6.67 + 4.74 + 6.49 - 1.97 - 1.12 + 8.00 = 9.48, as it prints it. */
    @Test
    void contributions_waterfallOfTheGuide_addUpToItsTotal() {
        double[] bits = {4.74, 6.49, -1.97, -1.12, 8.00};
        StringBuilder comparisons = new StringBuilder();
        for (int i = 0; i < bits.length; i++) {
            double u = 0.003;
            comparisons
                    .append(i == 0 ? "" : ", ")
                    .append(comparison(COLUMNS.get(i), u * Math.pow(2, bits[i]), u));
        }
        double odds = Math.pow(2, -6.67);
        FellegiSunterMatcher matcher = matcher(SplinkModel.read(String.format(
                Locale.ROOT,
                "{\"probability_two_random_records_match\": %s, \"comparisons\": [%s]}",
                odds / (1 + odds),
                comparisons)));
        Prepared row = matcher.prepare(new String[] {"ann", "lee", "1990-05-17", "rome", "a@x"});

        assertThat(matcher.contributions(row, row))
                .extracting(Contribution::bits)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(-6.67, 4.74, 6.49, -1.97, -1.12, 8.00);
        assertThat(matcher.weight(row, row)).isCloseTo(9.48, within(0.011));
        assertThat(Bits.toProbability(9.48)).isCloseTo(0.999, within(0.0005));
    }

    /** As the guide reads them off its chart, to two digits. */
    @ParameterizedTest
    @CsvSource({"0, 0.5, 0", "2, 0.8, 1e-12", "3, 0.9, 0.012", "4, 0.95, 0.01", "7, 0.99, 0.003"})
    void toProbability_weightsOfTheGuide_areItsProbabilities(
            double bits, double probability, double reading) {
        assertThat(Bits.toProbability(bits)).isCloseTo(probability, within(reading + 1e-15));
    }

    /**
     * The guide: a value's own frequency takes the place of u, the greater one where two values differ, but not
     * less than the minimum; a weight of one half halves the adjustment.
     */
    @ParameterizedTest
    @CsvSource({
        // exact: 0.8 / f instead of 0.8 / 0.05; rare values count as 0.001
        "smith, smith, 80",
        "lee, lee, 400",
        "siohban, siohban, 800",
        // similar: 0.15 / 0.02, times the square root of 0.05 / the greater frequency
        "smith, smiths, 16.77050983124842",
        "lees, lee, 37.5"
    })
    void weight_termFrequencies_areThoseOfTheGuide(String left, String right, double bayes) {
        String exact = level(
                "surname_l = surname_r",
                0.8,
                0.05,
                ", \"tf_adjustment_column\": \"surname\", \"tf_minimum_u_value\": 0.001");
        String similar = level(
                "levenshtein(surname_l, surname_r) <= 1",
                0.15,
                0.02,
                ", \"tf_adjustment_column\": \"surname\", \"tf_adjustment_weight\": 0.5,"
                        + " \"tf_minimum_u_value\": 0.001");
        FellegiSunterModel model = SplinkModel.read(
                "{\"probability_two_random_records_match\": 0.5, \"comparisons\": [{"
                        + "\"output_column_name\": \"surname\", \"comparison_levels\": [" + exact
                        + ", " + similar + ", " + level("ELSE", 0.05, 0.93, "") + "]}]}",
                List.of(TermFrequencies.of(
                        "surname",
                        Map.of("smith", 0.01, "smiths", 0.0005, "lee", 0.002, "siohban", 1e-6))));
        FellegiSunterMatcher matcher = matcher(model);

        double weight = matcher.weight(
                matcher.prepare(new String[] {null, left, null, null, null}),
                matcher.prepare(new String[] {null, right, null, null, null}));

        assertThat(Math.pow(2, weight)).isCloseTo(bayes, within(1e-9 * bayes));
    }
}
