package io.kinfold.segments.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinfold.segments.expression.AggregateFunction;
import io.kinfold.segments.expression.EvaluationContext;
import io.kinfold.segments.expression.EventClause;
import io.kinfold.segments.expression.Expression;
import io.kinfold.segments.expression.Literal;
import io.kinfold.segments.expression.Operator;
import io.kinfold.segments.expression.Term;
import io.kinfold.segments.expression.Window;
import io.kinfold.segments.schema.Schema;
import io.kinfold.segments.schema.ValueType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Names and texts that try to end their quotes, in every place where one stands, run on DuckDB. */
class InjectionTest {
    private static final EvaluationContext CONTEXT =
            EvaluationContext.of(Instant.EPOCH, ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'; DROP TABLE identifiers; --",
                "x\"; DROP TABLE identifiers; --",
                "x' OR TRUE --",
                "x'' OR TRUE --",
                "\\' OR TRUE --",
                "'||(SELECT 1)||'",
                "*/ DROP TABLE identifiers /*",
                "$$; DROP TABLE identifiers; $$",
                "x\n'; DROP TABLE identifiers; --",
                "?",
                ":name",
                "{d '2026-01-01'}"
            })
    void select_hostileTextEverywhere_selectsNobodyAndHarmsNothing(String hostile)
            throws SQLException {
        Schema schema = Schema.builder()
                .attribute(hostile, ValueType.text())
                .attribute("set", ValueType.textSet())
                .event(hostile.replace('.', ' '), fields -> fields.field(hostile, ValueType.text()))
                .identity(hostile)
                .build();
        try (Database database = Database.duckDb()) {
            database.create(schema);
            database.run(List.of("INSERT INTO profiles VALUES ('crm:1', 'a', ['b'])"));
            for (Expression expression : everywhere(hostile)) {
                String select = SqlExport.select(
                        new Source(expression, null, name -> null),
                        schema,
                        CONTEXT,
                        SqlDialect.DUCKDB);
                assertThat(database.ids(select)).as(select).isEmpty();
            }
            assertThat(database.ids("SELECT namespace FROM identifiers")).isEmpty();
        }
    }

    private static List<Expression> everywhere(String hostile) {
        Term attribute = new Term.Named(hostile);
        Literal text = Literal.of(hostile);
        Expression equal = new Expression.Compare(attribute, Operator.EQUAL, text);
        EventClause events = new EventClause(hostile, null, equal, new Window.Ever());
        EventClause field = new EventClause(hostile, hostile, null, new Window.Ever());
        return List.of(
                equal,
                new Expression.In(attribute, List.of(text, Literal.of("b"))),
                new Expression.StartsWith(attribute, text),
                new Expression.Contains(attribute, Expression.Quantity.ONE, List.of(text)),
                new Expression.Contains(
                        new Term.Named("set"), Expression.Quantity.ALL, List.of(text)),
                new Expression.Contains(
                        new Term.Named(Schema.TAGS), Expression.Quantity.ANY, List.of(text)),
                new Expression.Did(events),
                new Expression.Compare(
                        new Term.Aggregate(AggregateFunction.FIRST, field), Operator.EQUAL, text),
                new Expression.HasTag(hostile),
                new Expression.HasIdentity(hostile),
                new Expression.Sample(Literal.of(0), hostile));
    }
}
