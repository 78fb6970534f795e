package io.kinfold.segments.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.language.Segment;
import io.kinfold.segments.language.SegmentCatalog;
import io.kinfold.segments.problem.SegmentException;
import io.kinfold.segments.schema.AttributeDefinition;
import io.kinfold.segments.schema.HostFunction;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class SqlExportTest {
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Taipei"));

    private static final Schema SCHEMA = Schema.builder()
            .attribute("tier", ValueType.oneOf("gold", "vip"))
            .attribute("total_spend", ValueType.decimal(2))
            .attribute("orders", ValueType.integer())
            .attribute("last_purchase", ValueType.dateTime())
            .attribute(new AttributeDefinition("city", ValueType.text(), true))
            .attribute("birthday", ValueType.anniversary())
            .attribute("interests", ValueType.textSet())
            .event(
                    "purchase",
                    fields -> fields.field("amount", ValueType.decimal(2))
                            .field("category", ValueType.text()))
            .event("view", fields -> fields.field("category", ValueType.text()))
            .identity("line")
            .function(new HostFunction(
                    "risk", List.of(ValueType.integer()), ValueType.integer(), a -> a.get(0)))
            .build();

    private static String duckDb(String text) {
        return SqlExport.select(Segment.parse(SCHEMA, text), CONTEXT, SqlDialect.DUCKDB);
    }

    private static String postgreSql(String text) {
        return SqlExport.select(Segment.parse(SCHEMA, text), CONTEXT, SqlDialect.POSTGRESQL);
    }

    @Test
    void select_attributes_areComparedWithValues() {
        assertThat(duckDb("tier in ('vip', 'gold') and total_spend > 1000 and orders < 2.5"
                        + " and days_since(last_purchase) <= 30 and city != 'Taipei'"))
                .isEqualTo("""
                        SELECT p.profile_id
                        FROM profiles p
                        WHERE p."tier" IN ('gold', 'vip')
                          AND p."total_spend" > 1000
                          AND p."orders" <= 2
                          AND p."last_purchase" >= TIMESTAMPTZ '2026-10-21 16:00:00+00'
                          AND NULLIF(p."city", '') IS DISTINCT FROM 'Taipei'""");
    }

    @Test
    void select_negation_isTheComplementOfAMissingValueToo() {
        assertThat(duckDb("not (orders > 1 or city = 'Taipei')"))
                .endsWith(
                        "WHERE (p.\"orders\" >= 2 OR NULLIF(p.\"city\", '') = 'Taipei') IS NOT TRUE");
    }

    @Test
    void select_behaviour_windowsAreResolvedInTheZone() {
        assertThat(duckDb("count(purchase where (category = 'shoes') in last 90 days) >= 3"
                        + " and did not view in last 2 hours"))
                .isEqualTo("""
                        SELECT p.profile_id
                        FROM profiles p
                        WHERE (SELECT COUNT(*) FROM "event_purchase" t1 WHERE t1.profile_id = p.profile_id\
                         AND t1.occurred_at BETWEEN TIMESTAMPTZ '2026-08-22 16:00:00+00'\
                         AND TIMESTAMPTZ '2026-11-21 02:00:00+00' AND t1."category" = 'shoes') >= 3
                          AND NOT EXISTS (SELECT 1 FROM "event_view" t2 WHERE t2.profile_id = p.profile_id\
                         AND t2.occurred_at BETWEEN TIMESTAMPTZ '2026-11-21 00:00:00.001+00'\
                         AND TIMESTAMPTZ '2026-11-21 02:00:00+00')""");
    }

    @Test
    void select_postgreSql_usesItsOwnArraysAndOrder() {
        assertThat(postgreSql("interests contains all ('a', 'b') and birthday in next 3 days"))
                .contains("p.\"interests\" @> ARRAY['a', 'b']::TEXT[]")
                .contains("p.\"birthday\" COLLATE \"C\" BETWEEN '11-21' AND '11-24'");
    }

    @Test
    void select_segmentThatNamesAnother_hasItsConditionInItsZone() {
        Segment segment = SegmentCatalog.builder(SCHEMA)
                .add("recent", "last_purchase in last 1 days")
                .zone("recent", ZoneId.of("UTC"))
                .add("both", "in segment 'recent' and has identity 'line'")
                .build()
                .segment("both")
                .orElseThrow();
        assertThat(SqlExport.select(segment, CONTEXT, SqlDialect.DUCKDB))
                .contains("(p.\"last_purchase\" BETWEEN TIMESTAMPTZ '2026-11-20 00:00:00+00'"
                        + " AND TIMESTAMPTZ '2026-11-21 02:00:00+00')");
    }

    @Test
    void select_functionOfTheHost_isRefusedByName() {
        assertThatThrownBy(() -> duckDb("risk(orders) > 3"))
                .isInstanceOf(SegmentException.class)
                .hasMessage(
                        "SEG-701 the function 'risk' is one of the application's, which a database does"
                                + " not have; put its result into an attribute to export the segment");
    }

    @Test
    void select_textThatADatabaseCannotHold_isRefusedWithoutIt() {
        assertThatThrownBy(() -> ofCity("a\0b", SqlDialect.POSTGRESQL))
                .isInstanceOf(SegmentException.class)
                .hasMessageStartingWith("SEG-702 a text of the segment has a character NUL");
        assertThat(ofCity("a\0b", SqlDialect.DUCKDB)).endsWith("= ('a' || chr(0) || 'b')");
        for (SqlDialect dialect : SqlDialect.values()) {
            assertThatThrownBy(() -> ofCity("a\uD83D", dialect))
                    .isInstanceOf(SegmentException.class)
                    .hasMessageContaining("half of a surrogate pair");
        }
    }

    @Test
    void select_backslashOnPostgreSql_isEscapedWhateverTheServerIsSetTo() {
        assertThat(SqlExport.select(city("\\' or 1=1 --"), CONTEXT, SqlDialect.POSTGRESQL))
                .endsWith("= E'\\\\'' or 1=1 --'");
    }

    @Test
    void select_parameter_isWrittenAsQuotedValue() {
        assertThat(ofCity("x'; DROP TABLE profiles; --", SqlDialect.DUCKDB))
                .endsWith("= 'x''; DROP TABLE profiles; --'");
    }

    /** A value that the text form of a segment cannot have may still come as a parameter. */
    private static String ofCity(String value, SqlDialect dialect) {
        EvaluationContext context =
                new EvaluationContext(CONTEXT.now(), CONTEXT.zone(), Map.of("where", value));
        return SqlExport.select(Segment.parse(SCHEMA, "city = :where"), context, dialect);
    }

    @Test
    void ddl_schema_hasATableForProfilesAndForEachEvent() {
        assertThat(SqlExport.ddl(SCHEMA, SqlDialect.POSTGRESQL))
                .contains(
                        "CREATE TABLE profiles (\n    profile_id TEXT PRIMARY KEY,\n    \"tier\" TEXT,\n")
                .contains("\"total_spend\" DECIMAL(19, 2)")
                .contains("CREATE TABLE \"event_purchase\" (\n    profile_id TEXT,\n"
                        + "    occurred_at TIMESTAMPTZ NOT NULL,\n    \"amount\" DECIMAL(19, 2),")
                .contains("CREATE INDEX ON \"event_view\" (profile_id, occurred_at);")
                .doesNotContain("\"tags\"");
    }

    @Test
    void ddl_namesThatTheDatabaseTakesForOne_areRefused() {
        Schema folded = Schema.builder()
                .attribute("City", ValueType.text())
                .attribute("city", ValueType.text())
                .build();
        assertThat(SqlExport.ddl(folded, SqlDialect.POSTGRESQL)).contains("\"City\"", "\"city\"");
        assertThatThrownBy(() -> SqlExport.ddl(folded, SqlDialect.DUCKDB))
                .hasMessage(
                        "SEG-703 the name 'city' cannot be that of a column or table: another has it"
                                + " already, letter case aside; give it another name in the schema");
        Schema key = Schema.builder().attribute("profile_id", ValueType.text()).build();
        assertThatThrownBy(() -> SqlExport.ddl(key, SqlDialect.POSTGRESQL))
                .isInstanceOf(SegmentException.class);
        Schema tooLong =
                Schema.builder().attribute("x".repeat(64), ValueType.text()).build();
        assertThatThrownBy(() -> SqlExport.ddl(tooLong, SqlDialect.POSTGRESQL))
                .hasMessageContaining("at most 63 bytes");
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void name_quotesInside_areDoubled(SqlDialect dialect) {
        assertThat(new Quoting(dialect).name("a\"; DROP TABLE profiles; --"))
                .isEqualTo("\"a\"\"; DROP TABLE profiles; --\"");
    }

    private static Segment city(String value) {
        return Segment.of(
                SCHEMA,
                new Expression.Compare(new Term.Named("city"), Operator.EQUAL, Literal.of(value)));
    }
}
