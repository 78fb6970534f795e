package io.kinfold.matchers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.kinfold.matchers.field.Blocking;
import io.kinfold.matchers.field.Field;
import io.kinfold.matchers.field.FieldSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** The conditions are those that Splink 4 writes; probabilities and values were made up here. */
class SplinkModelTest {
    private static String model(String dialect, String condition) {
        return """
                {"link_type": "dedupe_only", "probability_two_random_records_match": 0.2,
                 "sql_dialect": "%s",
                 "comparisons": [{"output_column_name": "x", "comparison_levels": [
                  {"sql_condition": "\\"x_l\\" IS NULL OR \\"x_r\\" IS NULL",
                   "label_for_charts": "x is NULL", "is_null_level": true},
                  {"sql_condition": %s, "label_for_charts": "hit",
                   "m_probability": 0.8, "u_probability": 0.1},
                  {"sql_condition": "ELSE", "label_for_charts": "All other comparisons",
                   "m_probability": 0.2, "u_probability": 0.9}]}]}
                """.formatted(dialect, Json.object().textNode(condition));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "duckdb; \"x_l\" = \"x_r\"; ann; ann; bob",
                "duckdb; jaro_winkler_similarity(\"x_l\", \"x_r\") >= 0.92; martha; marhta; dwayne",
                "spark; jaro_winkler(`x_l`, `x_r`) >= 0.92; martha; marhta; dwayne",
                "duckdb; jaro_similarity(\"x_l\", \"x_r\") >= 0.9; martha; marhta; dwayne",
                "duckdb; levenshtein(\"x_l\", \"x_r\") <= 1; kitten; mitten; sitting",
                "duckdb; damerau_levenshtein(\"x_l\", \"x_r\") <= 1; abcd; abdc; badc",
                "duckdb; jaccard(\"x_l\", \"x_r\") >= 0.9; abc; cba; xyz",
                "duckdb; ABS(EPOCH(try_strptime(\"x_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"x_r\", '%Y-%m-%d')))"
                        + " <= 2629800.0; 1990-05-17; 1990-06-16; 1990-06-18",
                "duckdb; ABS(EPOCH(try_strptime(\"x_l\", '%d/%m/%Y')) - EPOCH(try_strptime(\"x_r\", '%d/%m/%Y')))"
                        + " <= 86400; 17/05/1990; 18/05/1990; 19/05/1990",
                "spark; ABS(UNIX_TIMESTAMP(date(try_to_timestamp(`x_l`, 'yyyy-MM-dd'))) -"
                        + " UNIX_TIMESTAMP(date(try_to_timestamp(`x_r`, 'yyyy-MM-dd')))) <= 86400;"
                        + " 1990-05-17; 1990-05-18; 1990-05-19",
                "duckdb; array_length(list_intersect(\"x_l\", \"x_r\")) >= 1; a\u001fb; b\u001fc; c",
                "duckdb; substring(\"x_l\", 1, 3) = substring(\"x_r\", 1, 3); abcde; abcxy; xbcde",
                "duckdb; NULLIF(regexp_extract(\"x_l\", '^[^@]+', 0), '') = NULLIF(regexp_extract(\"x_r\","
                        + " '^[^@]+', 0), ''); ann@x.org; ann@y.org; bob@x.org",
                "duckdb; lower(\"x_l\") = lower(\"x_r\"); Ann; ANN; bob",
                "duckdb; ABS(\"x_l\" - \"x_r\") <= 5; 10; 15; 16",
                "duckdb; (ABS(\"x_l\" - \"x_r\") / (CASE WHEN \"x_r\" > \"x_l\" THEN \"x_r\" ELSE \"x_l\" END))"
                        + " < 0.1; 100; 91; 90",
                "duckdb; (levenshtein(\"x_l\", \"x_r\") <= 1) AND (NOT (\"x_l\" = 'ab')); cd; cde; ab",
                "duckdb; (\"x_l\" = \"x_r\") OR (levenshtein(\"x_l\", \"x_r\") <= 1); cd; cde; wxyz",
                "duckdb; list_max( list_transform( flatten( list_transform( \"x_l\", x -> list_transform("
                        + " \"x_r\", y -> [x, y] ) ) ), pair -> jaro_winkler_similarity( pair[1], pair[2] ) ) )"
                        + " >= 0.9; martha\u001fzoe; kim\u001fmarhta; dwayne"
            })
    void read_conditionOfTheLevelLibrary_isTrueWhereSplinks(
            String dialect, String condition, String one, String like, String unlike) {
        FieldSchema schema =
                FieldSchema.of(Field.ofAttributes("x", "x").several().build());
        FellegiSunterModel model = SplinkModel.read(model(dialect, condition));
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, Blocking.none());
        Prepared left = matcher.prepare(new String[] {one});

        assertThat(matcher.weight(left, matcher.prepare(new String[] {like})))
                .isCloseTo(-2 + 3, within(1e-9));
        assertThat(matcher.weight(left, matcher.prepare(new String[] {unlike})))
                .isCloseTo(-2 + Bits.log2(0.2 / 0.9), within(1e-9));
        assertThat(matcher.weight(left, matcher.prepare(new String[] {null})))
                .isCloseTo(-2, within(1e-9));
    }

    @Test
    void read_distanceInKilometres_isTheGreatCircle() {
        String arc = "sin( radians(\\\"lat_l\\\") ) * sin( radians(\\\"lat_r\\\") ) +"
                + " cos( radians(\\\"lat_l\\\") ) * cos( radians(\\\"lat_r\\\") )"
                + " * cos( radians(\\\"lon_r\\\" - \\\"lon_l\\\") )";
        String sql = "cast( acos( case when (" + arc + ") > 1 then 1 when (" + arc
                + ") < -1 then -1 else (" + arc + ") end ) * 6371 as float ) <= 30";
        FellegiSunterModel model = SplinkModel.read("""
                {"probability_two_random_records_match": 0.2, "comparisons": [
                 {"output_column_name": "place", "comparison_levels": [
                  {"sql_condition": "%s", "m_probability": 0.8, "u_probability": 0.1},
                  {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]}]}
                """.formatted(sql));
        FieldSchema schema = FieldSchema.of(Field.of("lat"), Field.of("lon"));
        FellegiSunterMatcher matcher = FellegiSunterMatcher.of(schema, model, Blocking.none());
        Prepared taipei = matcher.prepare(new String[] {"25.033", "121.565"});

        // Keelung is 24 km away, Taichung 135 km.
        assertThat(matcher.weight(taipei, matcher.prepare(new String[] {"25.128", "121.739"})))
                .isCloseTo(1, within(1e-9));
        assertThat(matcher.weight(taipei, matcher.prepare(new String[] {"24.148", "120.674"})))
                .isLessThan(-2);
        // Splink lets nulls fall to the last level where no level takes them.
        assertThat(matcher.weight(taipei, matcher.prepare(new String[] {null, null})))
                .isLessThan(-2);
    }

    @Test
    void read_termFrequencies_adjustAsSplinkDoes() {
        String json = """
                {"probability_two_random_records_match": 0.2, "comparisons": [
                 {"output_column_name": "name", "comparison_levels": [
                  {"sql_condition": "name_l IS NULL OR name_r IS NULL", "is_null_level": true},
                  {"sql_condition": "name_l = name_r", "m_probability": 0.8, "u_probability": 0.1,
                   "tf_adjustment_column": "name", "tf_adjustment_weight": 0.5,
                   "tf_minimum_u_value": 0.001},
                  {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]}]}
                """;
        FellegiSunterModel model =
                SplinkModel.read(json, List.of(TermFrequencies.of("name", Map.of("ann", 0.00625))));
        FellegiSunterMatcher matcher =
                FellegiSunterMatcher.of(FieldSchema.of(Field.of("name")), model, Blocking.none());
        Prepared ann = matcher.prepare(new String[] {"ann"});

        // -2 + log2(8) + 0.5 * log2(0.1 / 0.00625)
        assertThat(matcher.weight(ann, ann)).isCloseTo(3, within(1e-9));
    }

    @Test
    void read_conditionsNotCovered_namesThemAll() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        SplinkModel.read(model("duckdb", "soundex(\"x_l\") = soundex(\"x_r\")")))
                .withMessageContaining("comparisons[0].comparison_levels[1].sql_condition")
                .withMessageContaining(
                        "function soundex is not covered; docs/splink.md says what is");
    }
}
